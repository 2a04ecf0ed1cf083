package plusone.loyalty.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer enrolled in the programme.
 *
 * @param externalId the customer's id at the house's identity provider, equal to their token's
 *     {@code sub}
 * @param locale language tag (BCP 47)
 * @param attributes what else the house knows of them
 * @param version grows with each change
 */
public record Member(
        UUID id,
        String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        String locale,
        ZoneId timeZone,
        @Nullable LocalDate birthday,
        Map<String, Object> attributes,
        long version,
        Instant createdAt) {

    /** One version on, with another profile; a locale or zone that it does not name stays. */
    Member with(Profile profile) {
        return new Member(
                id,
                externalId,
                profile.displayName(),
                profile.email(),
                profile.phone(),
                Objects.requireNonNullElse(profile.locale(), locale),
                Objects.requireNonNullElse(profile.timeZone(), timeZone),
                birthday,
                attributes,
                version + 1,
                createdAt);
    }

    /** The same version, with what only the house says of a member. */
    Member with(@Nullable LocalDate newBirthday, @Nullable Map<String, Object> newAttributes) {
        return new Member(
                id,
                externalId,
                displayName,
                email,
                phone,
                locale,
                timeZone,
                newBirthday,
                Objects.requireNonNullElse(newAttributes, Map.of()),
                version,
                createdAt);
    }
}
