package plusone.referral.conversion;

import static org.springframework.http.HttpStatus.CONFLICT;

import java.time.Instant;
import plusone.contract.InvalidRequest;
import plusone.contract.ProblemException;
import plusone.referral.conversion.ConversionRejection.InTheFuture;
import plusone.referral.conversion.ConversionRejection.OutsideAttributionWindow;
import plusone.referral.referral.Reason;

/** How refusals of a conversion look over HTTP. */
final class ConversionProblems {

    private ConversionProblems() {}

    static ProblemException of(ConversionRejection rejection) {
        return switch (rejection) {
            case OutsideAttributionWindow(Instant from, Instant until) ->
                    outside(Reason.OUTSIDE_ATTRIBUTION_WINDOW, from, until);
            case InTheFuture() ->
                    InvalidRequest.of("/occurredAt", "lies more than 5 minutes ahead");
        };
    }

    private static ProblemException outside(Reason reason, Instant from, Instant until) {
        return ProblemException.of(CONFLICT, reason.slug(), reason.sentence())
                .with("wouldChange", reason.wouldChange())
                .with("from", from)
                .with("until", until);
    }
}
