package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each test nothing may have passed to or from a stand-in that its service does not know. */
public final class NeighbourContracts implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        var standIns = SpringExtension.getApplicationContext(test).getBeansOfType(StandIn.class);
        assertThat(standIns).isNotEmpty();
        for (var each : standIns.values()) assertThat(each.deviations()).isEmpty();
    }
}
