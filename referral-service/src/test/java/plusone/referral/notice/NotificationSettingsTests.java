package plusone.referral.notice;

import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class NotificationSettingsTests {

    @Test
    void sayWhereNotificationIs() {
        SettingsCheck.of(NotificationSettings.class)
                .mapsAll(
                        Map.of("url", "http://127.0.0.1:8083"),
                        new NotificationSettings("http://127.0.0.1:8083"))
                .refusesUnknownNames();
    }
}
