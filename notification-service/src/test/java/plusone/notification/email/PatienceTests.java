package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import plusone.outbox.OutboxSettings;

class PatienceTests {

    @Test
    void stopsTheStartWhereTheOutboxWouldGiveUpFirst() {
        assertThatThrownBy(() -> patience(Duration.ofDays(1)))
                .hasMessageContaining("plusone.outbox.dead-after");
        assertThatCode(() -> patience(Duration.ofDays(2))).doesNotThrowAnyException();
    }

    private static Patience patience(Duration ofTheOutbox) {
        var second = Duration.ofSeconds(1);
        var mail =
                new MailSettings(
                        "a@example.org", second, second, List.of(), 1, 50, Duration.ofDays(1));
        var outbox =
                new OutboxSettings(
                        second,
                        1,
                        second,
                        second.multipliedBy(2),
                        second,
                        second,
                        50,
                        ofTheOutbox,
                        second,
                        second);
        return new Patience(mail, outbox, Clock.systemUTC());
    }
}
