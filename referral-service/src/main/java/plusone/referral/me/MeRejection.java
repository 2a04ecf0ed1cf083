package plusone.referral.me;

/** Why something a customer asks about themselves is refused. */
sealed interface MeRejection {

    record NotEnrolled() implements MeRejection {}
}
