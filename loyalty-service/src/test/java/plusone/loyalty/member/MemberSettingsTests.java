package plusone.loyalty.member;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class MemberSettingsTests {

    @Test
    void speakEnglishInBerlinUnlessTold() {
        SettingsCheck.of(MemberSettings.class)
                .hasDefaults(new MemberSettings("en", ZoneId.of("Europe/Berlin")))
                .mapsAll(
                        Map.of("locale", "fr", "time-zone", "Europe/Paris"),
                        new MemberSettings("fr", ZoneId.of("Europe/Paris")))
                .refusesUnknownNames();
    }
}
