package plusone.loyalty;

import org.junit.jupiter.api.Test;
import plusone.settings.WrittenLimits;

class LimitsTests {

    @Test
    void areThoseInTheReadme() throws Exception {
        WrittenLimits.check("loyalty", "services");
    }
}
