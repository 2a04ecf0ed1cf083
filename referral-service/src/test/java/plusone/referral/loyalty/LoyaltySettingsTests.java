package plusone.referral.loyalty;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class LoyaltySettingsTests {

    private static final String URL = "http://127.0.0.1:8081";

    @Test
    void waitShorterForLoyaltyThanTheirCallersWaitForUs() {
        SettingsCheck.of(LoyaltySettings.class)
                .given(Map.of("url", URL))
                .hasDefaults(
                        new LoyaltySettings(URL, Duration.ofMillis(1_500), Duration.ofSeconds(1)))
                .mapsAll(
                        Map.of("time-limit", "2s", "home-time-limit", "3s"),
                        new LoyaltySettings(URL, Duration.ofSeconds(2), Duration.ofSeconds(3)))
                .refusesUnknownNames();
    }
}
