package plusone.referral;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.callers.TestIssuer;
import plusone.contract.DescriptionTest;

@ReferralTest
class DescriptionIT extends DescriptionTest {

    @Autowired private TestIssuer issuer;

    DescriptionIT() {
        super("referral");
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
