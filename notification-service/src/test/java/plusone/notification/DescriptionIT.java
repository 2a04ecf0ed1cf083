package plusone.notification;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.callers.TestIssuer;
import plusone.contract.DescriptionTest;

@NotificationTest
class DescriptionIT extends DescriptionTest {

    @Autowired private TestIssuer issuer;

    DescriptionIT() {
        super("notification");
    }

    @Override
    protected String stranger() {
        return issuer.partner("stranger");
    }

    @Override
    protected List<String> everybody() {
        return issuer.everybody();
    }
}
