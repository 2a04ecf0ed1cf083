package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
        CHECK.hasDefaults(
                        new LedgerSettings(
                                ZoneId.of("Europe/Berlin"),
                                Period.ofMonths(12),
                                ReversalPolicy.ALLOW_DEBT,
                                Duration.ofMinutes(15),
                                KEY))
                .mapsAll(
                        Map.of(
                                "expire-after",
                                "P6M",
                                "reversal-policy",
                                "WITHIN_BALANCE",
                                "hold-ttl",
                                "1h"),
                        new LedgerSettings(
                                ZoneId.of("Europe/Berlin"),
                                Period.ofMonths(6),
                                ReversalPolicy.WITHIN_BALANCE,
                                Duration.ofHours(1),
                                KEY))
                .refusesUnknownNames();
    }

    @Test
    void refuseAKeyThatCanBeGuessed() {
        assertThatThrownBy(() -> CHECK.bound(Map.of("remark-key", "fifteen letters")))
                .hasRootCauseMessage("plusone.ledger.remark-key must have 16 characters or more");
    }
}
