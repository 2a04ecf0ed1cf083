package plusone.callers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * An identity provider for tests, on a free port: publishes its keys, answers client credentials at
 * {@code /oauth2/token}, and mints the tokens that the tests send, good and broken ones.
 */
public final class TestIssuer implements AutoCloseable {

    private static final String ISSUER = "http://localhost:9000";
    private static final RSAKey KEY = newKey();
    private static final RSAKey STRANGE_KEY = newKey();

    private final AtomicInteger granted = new AtomicInteger();
    private final AtomicInteger fetched = new AtomicInteger();
    private final HttpServer server;

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    /** Starts an issuer; it holds a daemon thread and a port until it is closed. */
    public static TestIssuer start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new TestIssuer(server);
            server.createContext("/oauth2/jwks", issuer::publish);
            server.createContext("/oauth2/token", issuer::grant);
            server.start();
            return issuer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Points the application under test to this issuer. */
    public void register(DynamicPropertyRegistry settings) {
        settings.add("plusone.sign-in.issuer", this::issuer);
        settings.add("plusone.sign-in.jwks-uri", this::jwksUri);
        settings.add("plusone.sign-in.token-uri", this::tokenUri);
        settings.add("plusone.sign-in.client-secret", () -> "a secret of these tests");
    }

    public String issuer() {
        return ISSUER;
    }

    public String jwksUri() {
        return uri("/oauth2/jwks");
    }

    public String tokenUri() {
        return uri("/oauth2/token");
    }

    /** How many tokens were given out for client credentials. */
    public int granted() {
        return granted.get();
    }

    /** How often the keys were asked for. */
    public int fetched() {
        return fetched.get();
    }

    public String customer(String subject) {
        return mint(subject, "customer", _ -> {});
    }

    public String partner(String partnerId, String... scopes) {
        return mint(
                partnerId,
                "partner",
                it -> it.claim("partner_id", partnerId).claim("scope", List.of(scopes)));
    }

    public String staff(String subject, String... roles) {
        return mint(subject, "staff", it -> it.claim("roles", List.of(roles)));
    }

    public String service(String name) {
        return mint(name, "service", _ -> {});
    }

    /** Callers who have, together, each right that there is. */
    public List<String> everybody() {
        return List.of(
                staff("max", "admin"),
                service("suite"),
                partner(
                        "acme",
                        "referrals:read",
                        "referrals:write",
                        "events:write",
                        "vouchers:use",
                        "balances:read",
                        "members:find",
                        "points:spend",
                        "webhooks:manage"),
                customer("ada"));
    }

    public String expired() {
        return mint("ada", "customer", it -> it.expirationTime(in(Duration.ofMinutes(-5))));
    }

    public String endless() {
        return mint("ada", "customer", it -> it.expirationTime(null));
    }

    public String ofAnotherIssuer() {
        return mint("ada", "customer", it -> it.issuer("http://localhost:9001"));
    }

    public String forAnotherAudience() {
        return mint("ada", "customer", it -> it.audience("elsewhere"));
    }

    public String ofNoKind() {
        return mint("ada", "customer", it -> it.claim("kind", null));
    }

    public String signedByAnother() {
        return signed(claims("ada", "customer").build(), STRANGE_KEY);
    }

    /** Names a key that nobody knows. */
    public String naming(String keyId) {
        return signed(claims("ada", "customer").build(), STRANGE_KEY, keyId);
    }

    public String unsigned() {
        return new PlainJWT(claims("ada", "customer").build()).serialize();
    }

    /** A token with claims of the test's choice over the usual ones. */
    public String mint(String subject, String kind, Consumer<JWTClaimsSet.Builder> change) {
        var claims = claims(subject, kind);
        change.accept(claims);
        return signed(claims.build(), KEY);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void publish(HttpExchange exchange) throws IOException {
        fetched.incrementAndGet();
        answer(exchange, new JWKSet(KEY.toPublicJWK()).toString());
    }

    private void grant(HttpExchange exchange) throws IOException {
        var credentials =
                exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        var client =
                new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8)
                        .replaceFirst(":.*", "");
        granted.incrementAndGet();
        answer(
                exchange,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                        .formatted(service(client)));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JWTClaimsSet.Builder claims(String subject, String kind) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("plusone")
                .subject(subject)
                .claim("kind", kind)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(in(Duration.ofMinutes(5)));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        return signed(claims, key, KEY.getKeyID());
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, String keyId) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
