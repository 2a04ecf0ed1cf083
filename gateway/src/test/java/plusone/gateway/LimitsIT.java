package plusone.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import plusone.settings.RunningLimits;

@GatewayTest
class LimitsIT {

    @Autowired private ApplicationContext running;

    @Test
    void ofMoreThanTwoMinutesAreThoseInTheReadme() {
        RunningLimits.check(running, "gateway");
    }
}
