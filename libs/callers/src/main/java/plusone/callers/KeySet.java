package plusone.callers;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys that tokens are signed with, as the identity provider publishes them (RFC 7517). They
 * are fetched once for all who wait, and seldom: whoever invents names of keys makes nobody work. A
 * set that is old is fetched anew, so that a key which was withdrawn is forgotten; where the
 * identity provider is out of reach, the last set is good for a while longer.
 */
final class KeySet implements Function<SignedJWT, Flux<JWK>> {

    /** Without any keys nobody is let in, so it is tried more often. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final String OUT_OF_REACH = "the keys of the identity provider are out of reach";

    private final Mono<JWKSet> source;
    private final SignInSettings.Keys settings;
    private final Ticker ticker;
    private volatile @Nullable Fetched last;
    private @Nullable Mono<JWKSet> underWay;
    private @Nullable Long beganAt;
    private boolean hasFailed;

    /**
     * @param source asks the identity provider each time that it is subscribed to
     */
    KeySet(Mono<JWKSet> source, SignInSettings.Keys settings, Ticker ticker) {
        this.source = source;
        this.settings = settings;
        this.ticker = ticker;
    }

    /**
     * The keys that may have signed a token; none where it names one that is not known. It fails
     * with {@link JwtException} where that cannot be found out.
     */
    @Override
    public Flux<JWK> apply(SignedJWT token) {
        var header = token.getHeader();
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                ? Mono.defer(() -> keys(header)).flatMapIterable(Function.identity())
                : Flux.empty();
    }

    private Mono<List<JWK>> keys(JWSHeader token) {
        var known = last;
        if (known == null || isOlder(known.at(), settings.longest()))
            return fetched(FIRST_PAUSE).map(set -> select(set, token));
        var keys = select(known.keys(), token);
        if (keys.isEmpty()) return fetched(settings.pause()).map(set -> select(set, token));
        return isOlder(known.at(), settings.life()) ? renewed(token, keys) : Mono.just(keys);
    }

    /** Who begins waits for the new set; to all others the old one is good until it is there. */
    private synchronized Mono<List<JWK>> renewed(JWSHeader token, List<JWK> old) {
        return underWay == null && isOver(settings.pause())
                ? begun().map(set -> select(set, token)).onErrorReturn(old)
                : Mono.just(old);
    }

    /**
     * A set that was asked for within the pause; its keys may have come while the caller looked
     * into the set before.
     */
    private synchronized Mono<JWKSet> fetched(Duration pause) {
        if (underWay != null) return underWay;
        if (isOver(pause)) return begun();
        return hasFailed ? Mono.error(outOfReach()) : Mono.justOrEmpty(last).map(Fetched::keys);
    }

    private boolean isOver(Duration pause) {
        return beganAt == null || isOlder(beganAt, pause);
    }

    /** It is not ended by a caller who leaves: others may wait for it. */
    private Mono<JWKSet> begun() {
        beganAt = ticker.read();
        var fetch =
                source.switchIfEmpty(Mono.error(KeySet::outOfReach))
                        .timeout(settings.timeLimit())
                        .doOnNext(this::ended)
                        .onErrorMap(this::failed)
                        .cache();
        underWay = fetch;
        return fetch;
    }

    private synchronized void ended(JWKSet keys) {
        last = new Fetched(keys, ticker.read());
        hasFailed = false;
        underWay = null;
    }

    private synchronized Throwable failed(Throwable cause) {
        hasFailed = true;
        underWay = null;
        return new JwtException(OUT_OF_REACH, cause);
    }

    private boolean isOlder(long since, Duration age) {
        return ticker.read() - since > age.toNanos();
    }

    private static List<JWK> select(JWKSet keys, JWSHeader token) {
        return new JWKSelector(JWKMatcher.forJWSHeader(token)).select(keys);
    }

    private static JwtException outOfReach() {
        return new JwtException(OUT_OF_REACH);
    }

    private record Fetched(JWKSet keys, long at) {}
}
