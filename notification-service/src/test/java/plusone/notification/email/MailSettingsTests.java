package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTests {

    private static final Duration LIMIT = Duration.ofSeconds(4);

    @Test
    void namesMailsByTheDomainOfTheSender() {
        var settings = new MailSettings("Plus One <hello@plusone.example>", LIMIT);

        assertThat(settings.domain()).isEqualTo("plusone.example");
        assertThat(settings.sender().getPersonal()).isEqualTo("Plus One");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.org, b@example.org"})
    void stopsTheStartWithoutASender(String from) {
        assertThatThrownBy(() -> new MailSettings(from, LIMIT))
                .hasMessageContaining("plusone.mail.from");
    }
}
