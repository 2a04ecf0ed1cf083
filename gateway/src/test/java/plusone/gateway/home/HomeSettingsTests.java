package plusone.gateway.home;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class HomeSettingsTests {

    @Test
    void waitOneAndAHalfSecondsForEachPartUnlessTold() {
        SettingsCheck.of(HomeSettings.class)
                .hasDefaults(new HomeSettings(Duration.ofMillis(1_500)))
                .mapsAll(Map.of("time-limit", "1s"), new HomeSettings(Duration.ofSeconds(1)))
                .refusesUnknownNames();
    }
}
