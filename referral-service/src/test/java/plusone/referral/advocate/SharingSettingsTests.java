package plusone.referral.advocate;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class SharingSettingsTests {

    @Test
    void shareLinksToThisMachineUnlessTold() {
        SettingsCheck.of(SharingSettings.class)
                .hasDefaults(new SharingSettings(URI.create("http://localhost:8080")))
                .mapsAll(
                        Map.of("share-url-base", "https://plusone.example"),
                        new SharingSettings(URI.create("https://plusone.example")))
                .refusesUnknownNames();
    }
}
