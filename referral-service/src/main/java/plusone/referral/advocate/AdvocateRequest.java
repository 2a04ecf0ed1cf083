package plusone.referral.advocate;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;
import plusone.contract.Length;
import plusone.contract.ProblemException;

/** Body of {@code POST /v1/advocates}: the member by one of their ids. */
record AdvocateRequest(
        @Nullable UUID programmeId,
        @Nullable UUID memberId,
        @Nullable @Identifier String externalId,
        @Nullable @Length(max = Code.LONGEST_TYPED) String vanityCode) {

    /** Refuses a request that names no member, or two. */
    void requireOneMember() {
        if ((memberId == null) == (externalId == null))
            throw InvalidRequest.of("/memberId", "or externalId is needed, and not both");
    }

    String requiredExternalId() {
        return Objects.requireNonNull(externalId);
    }

    /** The code that is wished for, or none; refuses one that is none. */
    @Nullable Code wish() {
        return vanityCode == null
                ? null
                : Code.in(vanityCode).filter(Code::isVanity).orElseThrow(AdvocateRequest::noCode);
    }

    private static ProblemException noCode() {
        return InvalidRequest.of("/vanityCode", "must be 4 to 24 letters of A to Z or digits");
    }
}
