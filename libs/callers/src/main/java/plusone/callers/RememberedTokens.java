package plusone.callers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers tokens that were found right, by their SHA-256, so that not each call of a session pays
 * for the signature: until they expire, and for a minute at most, so that a key which is withdrawn
 * does not live on for long. What was found wrong is checked anew each time.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final Cache<ByteBuffer, Jwt> right;

    RememberedTokens(ReactiveJwtDecoder decoder, Clock clock, Ticker ticker) {
        this.decoder = decoder;
        this.right =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .ticker(ticker)
                        .expireAfter(
                                Expiry.<ByteBuffer, Jwt>creating(
                                        (_, token) -> left(token, clock.instant())))
                        .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.defer(() -> known(token, hash(token)));
    }

    private Mono<Jwt> known(String token, ByteBuffer hash) {
        var known = right.getIfPresent(hash);
        return known == null
                ? decoder.decode(token).doOnNext(found -> right.put(hash, found))
                : Mono.just(known);
    }

    private static Duration left(Jwt token, Instant now) {
        var expiresAt = token.getExpiresAt();
        if (expiresAt == null || !expiresAt.isAfter(now)) return Duration.ZERO;
        var left = Duration.between(now, expiresAt);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private static ByteBuffer hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return ByteBuffer.wrap(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
