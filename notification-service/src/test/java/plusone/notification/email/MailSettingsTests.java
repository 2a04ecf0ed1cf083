package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
                .given(Map.of("from", FROM, "unanswered-pauses", "1m", "connections", "1"))
                .mapsAll(
                        Map.of(
                                "time-limit", "3s",
                                "reply-limit", "4m",
                                "unanswered-pauses", "5m,6h",
                                "connections", "7",
                                "dead-after-tries", "4",
                                "dead-after", "5h"),
                        new MailSettings(
                                FROM,
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(4),
                                List.of(Duration.ofMinutes(5), Duration.ofHours(6)),
                                7,
                                4,
                                Duration.ofHours(5)))
                .refusesUnknownNames();
    }

    @Test
    void namesMailsByTheDomainOfTheSender() {
        var settings = settings(FROM);

        assertThat(settings.domain()).isEqualTo("plusone.example");
        assertThat(settings.sender().getPersonal()).isEqualTo("Plus One");
    }

    @Test
    void writesTheSendersNameInAsciiWhateverItsLetters() {
        assertThat(settings("Plüs Önë <hello@plusone.example>").sender().toString())
                .isEqualTo("=?UTF-8?Q?Pl=C3=BCs_=C3=96n=C3=AB?= <hello@plusone.example>");
    }

    @Test
    void stopTheStartWithoutAConnection() {
        assertThatThrownBy(() -> settings(FROM, 0))
                .hasMessage("plusone.mail.connections must be 1 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.org, b@example.org", "hellö@example.org"})
    void stopsTheStartWithoutASender(String from) {
        assertThatThrownBy(() -> settings(from)).hasMessageContaining("plusone.mail.from");
    }

    private static MailSettings settings(String from) {
        return settings(from, 1);
    }

    private static MailSettings settings(String from, int connections) {
        var second = Duration.ofSeconds(1);
        return new MailSettings(
                from, second, second, List.of(), connections, 50, Duration.ofDays(1));
    }
}
