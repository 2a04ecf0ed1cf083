package plusone.referral.advocate;

import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.InvalidRequest;

/** Body of {@code POST /v1/advocates}: the member by one of their ids. */
record AdvocateRequest(
        @Nullable UUID programmeId,
        @Nullable UUID memberId,
        @Nullable @Identifier String externalId,
        @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9]{4,24}",
                        message = "must be 4 to 24 letters or digits")
                String vanityCode) {

    /** Refuses a request that names no member, or two. */
    void requireOneMember() {
        if ((memberId == null) == (externalId == null))
            throw InvalidRequest.of("/memberId", "or externalId is needed, and not both");
    }

    String requiredExternalId() {
        return Objects.requireNonNull(externalId);
    }

    @Nullable Code wish() {
        return vanityCode == null ? null : new Code(vanityCode);
    }
}
