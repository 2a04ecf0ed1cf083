package plusone.loyalty.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the API shows them.
 *
 * @param attributes absent for services, in lists and on the home screen, which must stay as small
 *     as whoever reads them expects
 */
public record MemberAnswer(
        UUID id,
        String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        String locale,
        String timeZone,
        @Nullable LocalDate birthday,
        @Nullable Map<String, Object> attributes,
        String status,
        Instant createdAt) {

    /** The same in the form that cannot grow. */
    public MemberAnswer withoutAttributes() {
        return new MemberAnswer(
                id,
                externalId,
                displayName,
                email,
                phone,
                locale,
                timeZone,
                birthday,
                null,
                status,
                createdAt);
    }

    static MemberAnswer of(Member member, String status) {
        return new MemberAnswer(
                member.id(),
                member.externalId(),
                member.displayName(),
                member.email(),
                member.phone(),
                member.locale(),
                member.timeZone().getId(),
                member.birthday(),
                member.attributes(),
                status,
                member.createdAt());
    }
}
