package plusone.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTests {

    @ParameterizedTest
    @CsvSource({
        "member-not-found, MEMBER_NOT_FOUND",
        "member-closed, MEMBER_CLOSED",
        "too-many-points, PAYOUT_REFUSED",
        "not-allowed,",
        "service-unavailable,"
    })
    void isGivenForARefusalOfTheMemberOrThePointsAlone(String refusal, Reason reason) {
        assertThat(Reason.ofPayoutRefusal(refusal)).isEqualTo(reason);
    }
}
