package plusone.gateway;

import static plusone.gateway.Services.ISSUER;

import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import plusone.contract.DescriptionTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DescriptionIT extends DescriptionTest {

    DescriptionIT() {
        super("gateway");
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
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
