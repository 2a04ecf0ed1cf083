package plusone.loyalty.earning;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import plusone.contract.ProblemException;
import plusone.loyalty.earning.EarningRejection.AwardTooLarge;
import plusone.loyalty.earning.EarningRejection.ByHandLimitReached;

/** How refusals of events look over HTTP. */
final class EarningProblems {

    private EarningProblems() {}

    static ProblemException of(EarningRejection rejection) {
        return switch (rejection) {
            case AwardTooLarge(long most) ->
                    ProblemException.of(
                                    UNPROCESSABLE_CONTENT,
                                    "award-too-large",
                                    "This event would give more than "
                                            + most
                                            + " points, the most that one event may give. Nothing was"
                                            + " recorded. Check the amount: it counts minor units, cents for"
                                            + " example.")
                            .with("most", most);
            case ByHandLimitReached(long aDay, long left) ->
                    ProblemException.of(
                                    FORBIDDEN,
                                    "by-hand-limit-reached",
                                    "A member of staff may give "
                                            + aDay
                                            + " points a day by telling events themselves, and "
                                            + left
                                            + " of yours are left today. Nothing was recorded. Ask another"
                                            + " person, wait until tomorrow, or ask for an adjustment.")
                            .with("left", left);
        };
    }
}
