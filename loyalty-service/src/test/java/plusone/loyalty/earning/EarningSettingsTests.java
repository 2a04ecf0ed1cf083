package plusone.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class EarningSettingsTests {

    private static final SettingsCheck<EarningSettings> CHECK =
            SettingsCheck.of(EarningSettings.class);

    @Test
    void boundWhatAnEventAndAPersonMayGiveUnlessTold() {
        CHECK.hasDefaults(new EarningSettings(100_000, 1_000))
                .mapsAll(
                        Map.of("most-per-event", "5", "by-hand-a-day", "0"),
                        new EarningSettings(5, 0))
                .refusesUnknownNames();
    }

    @Test
    void refuseLimitsThatAreNone() {
        assertThatThrownBy(() -> CHECK.bound(Map.of("most-per-event", "0")))
                .hasRootCauseMessage("plusone.earning.most-per-event must be 1 to 1,000,000,000");
        assertThatThrownBy(() -> CHECK.bound(Map.of("by-hand-a-day", "-1")))
                .hasRootCauseMessage("plusone.earning.by-hand-a-day must be 0 or more");
    }
}
