package plusone.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each test nothing may have passed to or from a stand-in that its service does not know. */
final class NeighbourContracts implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        assertThat(context.getBean(LoyaltyStandIn.class).deviations()).isEmpty();
        assertThat(context.getBean(NotificationStandIn.class).deviations()).isEmpty();
    }
}
