package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plusone.settings.SettingsCheck;

class LaneSettingsTests {

    private static final SettingsCheck<LaneSettings> CHECK = SettingsCheck.of(LaneSettings.class);

    @Test
    void haveDefaultsTakeEveryNameAndRefuseOthers() {
        CHECK.hasDefaults(new LaneSettings(2, 128, 1024, Duration.ofSeconds(1)))
                .mapsAll(
                        Map.of("number", "3", "flush", "64", "waiting", "10", "patience", "250ms"),
                        new LaneSettings(3, 64, 10, Duration.ofMillis(250)))
                .refusesUnknownNames();
    }

    @ParameterizedTest
    @CsvSource({
        "number, 0, must be 1 or more",
        "flush, 3, must be 4 or more",
        "waiting, 3, must be 4 or more",
        "patience, 0s, must be longer than nothing"
    })
    void refuseWhatLeavesNoRoom(String name, String value, String reason) {
        assertThatThrownBy(() -> CHECK.bound(Map.of(name, value)))
                .hasRootCauseMessage("plusone.lanes." + name + " " + reason);
    }
}
