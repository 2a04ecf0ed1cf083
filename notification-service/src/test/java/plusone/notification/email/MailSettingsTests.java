package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plusone.settings.SettingsCheck;

class MailSettingsTests {

    private static final String FROM = "Plus One <hello@plusone.example>";

    @Test
    void areAllRead() {
        SettingsCheck.of(MailSettings.class)
                .given(Map.of("from", FROM))
                .mapsAll(
                        Map.of(
                                "time-limit", "3s",
                                "dead-after-tries", "4",
                                "dead-after", "5h"),
                        new MailSettings(FROM, Duration.ofSeconds(3), 4, Duration.ofHours(5)))
                .refusesUnknownNames();
    }

    @Test
    void namesMailsByTheDomainOfTheSender() {
        var settings = settings(FROM);

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
