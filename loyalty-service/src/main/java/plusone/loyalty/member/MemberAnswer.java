package plusone.loyalty.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member as the API shows them. */
public record MemberAnswer(
        UUID id,
        String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        String locale,
        String timeZone,
        @Nullable LocalDate birthday,
        Map<String, Object> attributes,
        String status,
        Instant createdAt) {

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
