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
 * @param contactFrom who last said how they are reached
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
        ContactSource contactFrom,
        long version,
        Instant createdAt) {

    /**
     * The member after their own enrolment, one version on. What a service had said of how to reach
     * them is gone, as it may have come from a partner; what staff had said stays where the profile
     * is silent. Who has spoken for themselves before stays as they are.
     */
    Member joined(Profile profile) {
        return switch (contactFrom) {
            case SERVICE -> with(profile, ContactSource.CUSTOMER);
            case STAFF -> with(profile.or(this), ContactSource.CUSTOMER);
            case CUSTOMER -> this;
        };
    }

    /**
     * One version on, with another profile; a locale or zone that it does not name stays.
     *
     * @param source who says so; what others say of a customer who has spoken for themselves makes
     *     it no less theirs
     */
    Member with(Profile profile, ContactSource source) {
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
                contactFrom == ContactSource.CUSTOMER ? contactFrom : source,
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
                contactFrom,
                version,
                createdAt);
    }
}
