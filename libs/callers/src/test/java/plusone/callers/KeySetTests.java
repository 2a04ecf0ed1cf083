package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class KeySetTests {

    private static final RSAKey KEY = key();

    private int fetches;
    private Duration passed = Duration.ZERO;
    private Mono<JWKSet> provider = published("old");
    private Runnable meanwhile = () -> {};

    private final KeySet keys = keySet(Duration.ofSeconds(30));

    @Test
    void fetchesTheKeysOnceForManyTokens() {
        assertThat(find("old")).isNotEmpty();
        assertThat(find("old")).isNotEmpty();

        assertThat(fetches).isOne();
    }

    @Test
    void fetchesOnceInTenSecondsHoweverManyKeysAreInvented() {
        find("old");
        pass(Duration.ofSeconds(11));
        for (var number = 0; number < 200; number++) assertThat(find("key-" + number)).isEmpty();

        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void fetchesOnceForAllWhoWait() {
        var answer = Sinks.<JWKSet>one();
        provider = answer.asMono();
        var found =
                IntStream.range(0, 50)
                        .mapToObj(_ -> keys.apply(token("old")).collectList().toFuture())
                        .toList();

        answer.tryEmitValue(set("old"));

        assertThat(found).allSatisfy(it -> assertThat(it.join()).hasSize(1));
        assertThat(fetches).isOne();
    }

    @Test
    void goesOnForTheOthersWhereTheFirstWhoWaitsLeaves() {
        var answer = Sinks.<JWKSet>one();
        provider = answer.asMono();
        keys.apply(token("old")).subscribe().dispose();
        var other = keys.apply(token("old")).collectList().toFuture();

        answer.tryEmitValue(set("old"));

        assertThat(other.join()).hasSize(1);
        assertThat(fetches).isOne();
    }

    @Test
    void findsAKeyThatAnotherCallerFetchedMeanwhile() {
        find("old");
        pass(Duration.ofHours(2));
        meanwhile = () -> find("old");

        assertThat(find("old")).hasSize(1);
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void findsANewKeyAfterThePause() {
        find("old");
        provider = published("old", "new");
        pass(Duration.ofSeconds(11));

        assertThat(find("new")).hasSize(1);
    }

    @Test
    void forgetsAKeyThatWasWithdrawnWhenTheSetIsOld() {
        find("old");
        provider = published("new");
        pass(Duration.ofMinutes(4));
        assertThat(find("old")).isNotEmpty();
        pass(Duration.ofMinutes(2));

        assertThat(find("old")).isEmpty();
    }

    @Test
    void waitsForNoRenewalThatSomebodyElseWaitsFor() {
        find("old");
        provider = Mono.never();
        pass(Duration.ofMinutes(6));
        keys.apply(token("old")).subscribe();

        assertThat(keys.apply(token("old")).collectList().toFuture())
                .isCompletedWithValueMatching(found -> found.size() == 1);
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void keepsTheLastKeysForAnHourWhereTheProviderIsDown() {
        find("old");
        provider = Mono.error(new IllegalStateException("down"));
        pass(Duration.ofMinutes(59));
        assertThat(find("old")).isNotEmpty();
        pass(Duration.ofMinutes(2));

        assertThatThrownBy(() -> find("old")).isInstanceOf(JwtException.class);
    }

    @Test
    void asksAProviderThatIsDownOnceAPause() {
        find("old");
        provider = Mono.error(new IllegalStateException("down"));
        pass(Duration.ofMinutes(6));
        for (var number = 0; number < 100; number++) assertThat(find("old")).isNotEmpty();

        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void doesNotCallAKeyUnknownWhereItCouldNotAsk() {
        find("old");
        provider = Mono.error(new IllegalStateException("down"));
        pass(Duration.ofSeconds(11));

        assertThatThrownBy(() -> find("new")).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> find("new")).isInstanceOf(JwtException.class);
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void triesAgainEachSecondUntilItHasKeys() {
        provider = Mono.error(new IllegalStateException("down"));
        for (var number = 0; number < 10; number++)
            assertThatThrownBy(() -> find("old")).isInstanceOf(JwtException.class);
        assertThat(fetches).isOne();
        provider = published("old");
        pass(Duration.ofMillis(1100));

        assertThat(find("old")).isNotEmpty();
    }

    @Test
    void waitsNoLongerThanTheTimeLimit() {
        provider = Mono.never();

        assertThat(keySet(Duration.ofMillis(20)).apply(token("old")).collectList().toFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(JwtException.class);
    }

    @Test
    void triesAgainAfterAnAnswerWithoutKeys() {
        provider = Mono.empty();
        assertThatThrownBy(() -> find("old")).isInstanceOf(JwtException.class);
        provider = published("old");
        pass(Duration.ofSeconds(2));

        assertThat(find("old")).isNotEmpty();
    }

    @Test
    void asksNobodyForATokenOfAnotherAlgorithm() {
        var token =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder().build());

        assertThat(keys.apply(token).collectList().block()).isEmpty();
        assertThat(fetches).isZero();
    }

    private KeySet keySet(Duration timeLimit) {
        var settings =
                new SignInSettings.Keys(
                        timeLimit,
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofSeconds(10));
        return new KeySet(Mono.defer(this::fetch), settings, this::now);
    }

    private Mono<JWKSet> fetch() {
        fetches++;
        return provider;
    }

    private long now() {
        var once = meanwhile;
        meanwhile = () -> {};
        once.run();
        return passed.toNanos();
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
    }

    private List<JWK> find(String keyId) {
        return find(keys, keyId);
    }

    private static List<JWK> find(KeySet keys, String keyId) {
        return Flux.from(keys.apply(token(keyId))).collectList().blockOptional().orElseThrow();
    }

    private static SignedJWT token(String keyId) {
        return new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                new JWTClaimsSet.Builder().build());
    }

    private static Mono<JWKSet> published(String... keyIds) {
        return Mono.just(set(keyIds));
    }

    private static JWKSet set(String... keyIds) {
        return new JWKSet(List.of(keyIds).stream().map(KeySetTests::key).toList());
    }

    private static JWK key(String keyId) {
        return new RSAKey.Builder(KEY).keyID(keyId).build();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate().toPublicJWK();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
