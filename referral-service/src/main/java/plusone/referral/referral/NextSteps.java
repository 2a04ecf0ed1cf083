package plusone.referral.referral;

import java.util.Objects;

/** What comes next for a referral, and from whom, in words. */
final class NextSteps {

    private NextSteps() {}

    static String of(Referral referral) {
        return switch (referral.status()) {
            case REGISTERED ->
                    "Report the friend's conversion; it counts until "
                            + referral.attribution().expiresAt()
                            + ".";
            case QUALIFIED -> qualified(referral);
            case APPROVED ->
                    referral.isSettled()
                            ? "Nothing: one side was paid and the other was not; its reason stands in"
                                    + " payouts."
                            : "Nothing to do: the points are on their way.";
            case REWARDED -> "Nothing: everything is paid.";
            case DENIED, EXPIRED -> Objects.requireNonNull(referral.reason()).wouldChange();
        };
    }

    private static String qualified(Referral referral) {
        return referral.payouts().stream()
                .filter(it -> it.is(Payout.Status.WAITING))
                .findFirst()
                .map(it -> "Nothing to do: the points are paid after " + it.dueAt() + ".")
                .orElse(
                        "Nothing to do: once it is known whether the friend was a customer before,"
                                + " the points are paid.");
    }
}
