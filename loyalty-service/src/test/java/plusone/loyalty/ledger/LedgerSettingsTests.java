package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class LedgerSettingsTests {

    private static final String KEY = "a key of these tests";

    private static final SettingsCheck<LedgerSettings> CHECK =
            SettingsCheck.of(LedgerSettings.class)
                    .given(Map.of("zone", "Europe/Berlin", "remark-key", KEY));

    @Test
    void letPointsLastAYearUnlessTold() {
        CHECK.hasDefaults(new LedgerSettings(ZoneId.of("Europe/Berlin"), Period.ofMonths(12), KEY))
                .mapsAll(
                        Map.of("expire-after", "P6M"),
                        new LedgerSettings(ZoneId.of("Europe/Berlin"), Period.ofMonths(6), KEY))
                .refusesUnknownNames();
    }

    @Test
    void refuseAKeyThatCanBeGuessed() {
        assertThatThrownBy(() -> CHECK.bound(Map.of("remark-key", "fifteen letters")))
                .hasRootCauseMessage("plusone.ledger.remark-key must have 16 characters or more");
    }
}
