package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTests {

    @Test
    void namesMailsByTheDomainOfTheSender() {
        var settings = settings("Plus One <hello@plusone.example>");

        assertThat(settings.domain()).isEqualTo("plusone.example");
        assertThat(settings.sender().getPersonal()).isEqualTo("Plus One");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.org, b@example.org"})
    void stopsTheStartWithoutASender(String from) {
        assertThatThrownBy(() -> settings(from)).hasMessageContaining("plusone.mail.from");
    }

    private static MailSettings settings(String from) {
        return new MailSettings(from, Duration.ofSeconds(4), 50, Duration.ofDays(1));
    }
}
