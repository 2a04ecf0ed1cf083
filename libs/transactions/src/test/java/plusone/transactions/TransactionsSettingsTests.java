package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class TransactionsSettingsTests {

    @Test
    void takesAThousandAtOnceUnlessTold() {
        SettingsCheck.of(TransactionsSettings.class)
                .hasDefaults(new TransactionsSettings(1024))
                .mapsAll(Map.of("limit", "12"), new TransactionsSettings(12))
                .refusesUnknownNames();
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatThrownBy(() -> new TransactionsSettings(0))
                .hasMessage("plusone.transactions.limit must be 1 or more");
    }
}
