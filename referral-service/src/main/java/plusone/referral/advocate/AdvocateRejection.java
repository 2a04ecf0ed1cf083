package plusone.referral.advocate;

/** Why something about an advocate is refused. */
sealed interface AdvocateRejection {

    record MemberNotFound() implements AdvocateRejection {}

    record CodeTaken(Code code) implements AdvocateRejection {}

    record UnknownLink() implements AdvocateRejection {}
}
