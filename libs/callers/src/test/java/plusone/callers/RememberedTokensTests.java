package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class RememberedTokensTests {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    private final RememberedTokens tokens =
            new RememberedTokens(
                    this::check, Clock.fixed(START, ZoneOffset.UTC), () -> passed.toNanos());

    @Test
    void checksATokenOnceAMinute() {
        decode("for-an-hour");
        passed = Duration.ofSeconds(59);
        decode("for-an-hour");
        passed = Duration.ofSeconds(61);
        decode("for-an-hour");

        assertThat(checked).containsExactly("for-an-hour", "for-an-hour");
    }

    @Test
    void forgetsATokenWhenItExpires() {
        decode("for-ten-seconds");
        passed = Duration.ofSeconds(11);
        decode("for-ten-seconds");

        assertThat(checked).hasSize(2);
    }

    @Test
    void neverRemembersWhatHasExpiredWithinTheLeeway() {
        decode("expired");
        decode("expired");

        assertThat(checked).hasSize(2);
    }

    @Test
    void checksWhatIsWrongEachTime() {
        assertThatThrownBy(() -> decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decode("forged")).isInstanceOf(BadJwtException.class);

        assertThat(checked).hasSize(2);
    }

    @Test
    void takesNoTokenForAnother() {
        assertThat(decode("for-an-hour").getSubject()).isEqualTo("for-an-hour");
        assertThat(decode("for-ten-seconds").getSubject()).isEqualTo("for-ten-seconds");
        assertThat(decode("for-an-hour").getSubject()).isEqualTo("for-an-hour");
    }

    private Jwt decode(String token) {
        return tokens.decode(token).blockOptional().orElseThrow();
    }

    private Mono<Jwt> check(String token) {
        checked.add(token);
        return switch (token) {
            case "for-an-hour" -> Mono.just(jwt(token, Duration.ofHours(1)));
            case "for-ten-seconds" -> Mono.just(jwt(token, Duration.ofSeconds(10)));
            case "expired" -> Mono.just(jwt(token, Duration.ofSeconds(-5)));
            default -> Mono.error(new BadJwtException("forged"));
        };
    }

    private static Jwt jwt(String token, Duration lasts) {
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(START.plus(lasts))
                .build();
    }
}
