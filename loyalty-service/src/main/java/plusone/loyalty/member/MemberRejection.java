package plusone.loyalty.member;

import java.util.UUID;

/** Why something about a member is refused. */
sealed interface MemberRejection {

    record NotFound(UUID memberId) implements MemberRejection {}

    record NotFoundByExternalId(String externalId) implements MemberRejection {}

    record Exists(UUID memberId) implements MemberRejection {}

    /** The token's {@code sub} cannot be kept as an external id. */
    record UnfitSubject() implements MemberRejection {}

    record NotEnrolled() implements MemberRejection {}
}
