package plusone.referral.referral;

/** Who gets a payout. */
public enum Side {
    ADVOCATE,
    FRIEND
}
