package plusone.notification;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.callers.TestIssuer;
import plusone.contract.AnswerFormTest;

@NotificationTest
class AnswerFormIT extends AnswerFormTest {

    @Autowired private TestIssuer issuer;

    @Override
    protected List<String> tokens() {
        return List.of(
                issuer.customer("nobody"),
                issuer.partner("acme", "referrals:write", "events:write"),
                issuer.service("suite"),
                issuer.staff("somebody", "admin"));
    }
}
