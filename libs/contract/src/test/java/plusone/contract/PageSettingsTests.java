package plusone.contract;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class PageSettingsTests {

    @Test
    void knowNoPageUnlessTold() {
        SettingsCheck.of(PageSettings.class)
                .hasDefaults(new PageSettings(List.of()))
                .mapsAll(Map.of("paths", "/r/**"), new PageSettings(List.of("/r/**")))
                .refusesUnknownNames();
    }
}
