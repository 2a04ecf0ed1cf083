package plusone.referral.referral;

import java.util.UUID;

/** Something that others must do for a referral, after the commit in which it came up. */
public sealed interface Task {

    /** Find out from loyalty whether the friend was a customer before. */
    record Judge(UUID referralId) implements Task {

        public static final String KIND = "judge";
    }

    /**
     * Have loyalty credit a payout.
     *
     * @param reason in words that the member reads; fixed here, so that a repetition is the same
     */
    record Pay(UUID referralId, UUID payoutId, String reason) implements Task {

        public static final String KIND = "pay";
    }

    /** Tell a side that its payout is paid. */
    record Tell(UUID payoutId, UUID memberId, Side side, long points, String programme)
            implements Task {

        public static final String KIND = "message";
    }
}
