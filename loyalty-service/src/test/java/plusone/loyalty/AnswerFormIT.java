package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.callers.TestIssuer;
import plusone.contract.AnswerFormTest;
import tools.jackson.databind.json.JsonMapper;

@LoyaltyTest
class AnswerFormIT extends AnswerFormTest {

    @Autowired private TestIssuer issuer;
    @Autowired private Loyalty loyalty;

    @Override
    protected List<String> tokens() {
        return List.of(
                issuer.customer("nobody"),
                issuer.partner("acme", "referrals:write", "events:write"),
                issuer.service("suite"),
                issuer.staff("somebody", "admin"));
    }

    /** A refusal binds nothing: the same key may be sent again, and then it counts. */
    @Test
    void movesNoPointsWhereItCannotAnswerInTheFormThatIsAskedFor() throws Exception {
        var member = loyalty.member();
        var key = Loyalty.unique("form");
        var earn = JsonMapper.shared().writeValueAsString(Loyalty.transaction("EARN", member, 7));

        for (var accept : List.of("text/html", "application/xml", "nonsense", "a/b,".repeat(51)))
            assertThat(
                            status(
                                    HttpMethod.POST,
                                    "/v1/transactions",
                                    loyalty.service(),
                                    accept,
                                    key,
                                    earn))
                    .isEqualTo(406);
        assertThat(loyalty.available(member)).isZero();

        assertThat(loyalty.earn(member, 7, key).status()).isEqualTo(201);
        assertThat(loyalty.available(member)).isEqualTo(7);
    }
}
