package plusone.referral.referral;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import plusone.contract.ProblemException;
import plusone.referral.referral.ReferralRejection.NotFound;

/** How refusals about referrals look over HTTP. */
final class ReferralProblems {

    private ReferralProblems() {}

    static ProblemException of(ReferralRejection rejection) {
        return switch (rejection) {
            case NotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND, "referral-not-found", "There is no referral " + id + ".");
        };
    }
}
