package plusone.gateway;

import static plusone.gateway.Services.ISSUER;

import java.util.List;
import plusone.contract.DescriptionTest;

@GatewayTest
class DescriptionIT extends DescriptionTest {

    DescriptionIT() {
        super("gateway");
    }

    @Override
    protected String stranger() {
        return ISSUER.partner("stranger");
    }

    @Override
    protected List<String> everybody() {
        return ISSUER.everybody();
    }
}
