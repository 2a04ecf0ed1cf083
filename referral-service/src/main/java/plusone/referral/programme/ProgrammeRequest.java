package plusone.referral.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.contract.Identifier;
import plusone.contract.Length;
import plusone.contract.OneLine;
import plusone.referral.programme.Programme.Status;

/**
 * Body of {@code POST /v1/programmes} and {@code PUT /v1/programmes/{id}}. Days that are not given
 * are the usual ones; whether it is the default stays as it is unless given.
 */
record ProgrammeRequest(
        @NotNull @OneLine @Length(max = 200) String name,
        @NotNull @Length(max = LandingUrlRules.MAX_LENGTH) String landingUrl,
        @NotNull @Min(0) @Max(1_000_000_000) Long advocatePoints,
        @NotNull @Min(0) @Max(1_000_000_000) Long friendPoints,
        @NotNull @Identifier(max = 100) String qualifyingEvent,
        @Nullable @Valid Money minimumAmount,
        @Nullable @Min(1) @Max(3650) Integer attributionDays,
        @Nullable @Min(0) @Max(3650) Integer returnDays,
        @JsonProperty("default") @Nullable Boolean isDefault,
        @NotNull Status status) {

    private static final int ATTRIBUTION_DAYS = 30;
    private static final int RETURN_DAYS = 14;

    /** Fails with the problem {@code invalid-request}. */
    String keptLandingUrl() {
        return LandingUrlRules.kept(landingUrl);
    }

    Programme toProgramme(UUID id, boolean wasDefault, Instant createdAt) {
        return new Programme(
                id,
                name,
                keptLandingUrl(),
                advocatePoints,
                friendPoints,
                qualifyingEvent,
                minimumAmount,
                Objects.requireNonNullElse(attributionDays, ATTRIBUTION_DAYS),
                Objects.requireNonNullElse(returnDays, RETURN_DAYS),
                Objects.requireNonNullElse(isDefault, wasDefault),
                status,
                createdAt);
    }
}
