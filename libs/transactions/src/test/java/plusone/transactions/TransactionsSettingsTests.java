package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class TransactionsSettingsTests {

    @Test
    void takesAThousandAtOnceAndFiveSecondsOfSilenceUnlessTold() {
        SettingsCheck.of(TransactionsSettings.class)
                .hasDefaults(new TransactionsSettings(1024, Duration.ofSeconds(5)))
                .mapsAll(
                        Map.of("limit", "12", "silence", "7s"),
                        new TransactionsSettings(12, Duration.ofSeconds(7)))
                .refusesUnknownNames();
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatThrownBy(() -> new TransactionsSettings(0, Duration.ofSeconds(5)))
                .hasMessage("plusone.transactions.limit must be 1 or more");
    }

    @Test
    void refusesASilenceThatGivesEveryConnectionUpAtOnce() {
        assertThatThrownBy(() -> new TransactionsSettings(1, Duration.ZERO))
                .hasMessage("plusone.transactions.silence must be longer than nothing");
    }
}
