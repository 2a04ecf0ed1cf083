package plusone.gateway.route;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class ServiceSettingsTests {

    private static final URI PLACE = URI.create("http://127.0.0.1:1");
    private static final Map<String, String> URL = Map.of("url", PLACE.toString());

    @Test
    void sayWhereEachServiceIs() {
        SettingsCheck.of(ServiceSettings.Loyalty.class)
                .mapsAll(URL, new ServiceSettings.Loyalty(PLACE))
                .refusesUnknownNames();
        SettingsCheck.of(ServiceSettings.Referral.class)
                .mapsAll(URL, new ServiceSettings.Referral(PLACE))
                .refusesUnknownNames();
        SettingsCheck.of(ServiceSettings.Notification.class)
                .mapsAll(URL, new ServiceSettings.Notification(PLACE))
                .refusesUnknownNames();
    }
}
