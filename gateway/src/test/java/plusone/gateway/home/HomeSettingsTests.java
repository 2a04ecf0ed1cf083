package plusone.gateway.home;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import plusone.settings.SettingsCheck;

class HomeSettingsTests {

    @Test
    void waitOneAndAHalfSecondsForEachPartUnlessTold() {
        SettingsCheck.of(HomeSettings.class)
                .hasDefaults(new HomeSettings(Duration.ofMillis(1_500), DataSize.ofKilobytes(256)))
                .mapsAll(
                        Map.of("time-limit", "1s", "part-limit", "5KB"),
                        new HomeSettings(Duration.ofSeconds(1), DataSize.ofKilobytes(5)))
                .refusesUnknownNames();
    }
}
