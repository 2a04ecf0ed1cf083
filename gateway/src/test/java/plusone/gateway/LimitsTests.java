package plusone.gateway;

import org.junit.jupiter.api.Test;
import plusone.settings.WrittenLimits;

class LimitsTests {

    @Test
    void areThoseInTheReadme() throws Exception {
        WrittenLimits.check("gateway");
    }
}
