package plusone.suite.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class IdentityIT {

    @TempDir private static Path state;

    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void keepTheKeyInATemporaryFolder() {
        System.setProperty("plusone.state", state.toString());
    }

    @AfterAll
    static void forgetTheFolder() {
        System.clearProperty("plusone.state");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ada,  customer,
                    dan,  customer,
                    mara, staff,    marketing
                    sam,  staff,    support
                    eve,  staff,    fraud
                    fred, staff,    finance
                    max,  staff,    admin
                    bolt, partner,
                    """)
    void givesDemoTokensWithTheClaimsOfTheContract(String name, String kind, String role)
            throws Exception {
        var token = verified(demoToken(name));

        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(name);
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:9000");
        assertThat(claims.getAudience()).containsExactly("plusone");
        assertThat(claims.getStringClaim("kind")).isEqualTo(kind);
        assertThat(
                        Duration.between(
                                claims.getIssueTime().toInstant(),
                                claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
        if (role != null) assertThat(claims.getStringListClaim("roles")).containsExactly(role);
    }

    @Test
    void givesAPartnerItsIdAndAllScopes() throws Exception {
        for (var token : new String[] {demoToken("acme"), clientToken("acme", null)}) {
            var claims = verified(token).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo("acme");
            assertThat(claims.getStringClaim("kind")).isEqualTo("partner");
            assertThat(claims.getStringClaim("partner_id")).isEqualTo("acme");
            assertThat(claims.getStringClaim("scope"))
                    .isEqualTo(
                            "referrals:read referrals:write events:write vouchers:use balances:read"
                                    + " members:find points:spend webhooks:manage");
        }
    }

    @Test
    void givesAPartnerOnlyTheScopeThatItAsksFor() throws Exception {
        var claims = verified(clientToken("acme", "referrals:read")).getJWTClaimsSet();

        assertThat(claims.getStringClaim("scope")).isEqualTo("referrals:read");
    }

    @ParameterizedTest
    @CsvSource({"loyalty-service", "referral-service", "notification-service", "gateway"})
    void givesAServiceATokenForItsSecret(String service) throws Exception {
        var claims = verified(clientToken(service, null)).getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo(service);
        assertThat(claims.getStringClaim("kind")).isEqualTo("service");
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:9000");
        assertThat(claims.getAudience()).containsExactly("plusone");
        assertThat(claims.getClaims()).doesNotContainKeys("scope", "roles", "partner_id");
    }

    @Test
    void refusesAWrongSecretAndAServiceAsADemoIdentity() throws Exception {
        assertThat(requestToken("acme", "wrong", null).statusCode()).isEqualTo(401);
        assertThat(get("/demo/token?as=loyalty-service").statusCode()).isEqualTo(404);
    }

    @Test
    void listsTheNamesWhereOneIsUnknown() throws Exception {
        for (var path : new String[] {"/demo/token?as=zed", "/demo/token"}) {
            var answer = get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(json(answer).path("type").asString())
                    .isEqualTo("http://localhost:8080/problems/identity-not-found");
            assertThat(json(answer).path("names").valueStream().map(JsonNode::asString))
                    .contains("ada", "acme", "mara")
                    .hasSize(13);
        }
    }

    @Test
    void isDiscoveredByOpenIdConnect() throws Exception {
        var discovery = json(get("/.well-known/openid-configuration"));

        assertThat(discovery.path("issuer").asString()).isEqualTo("http://localhost:9000");
        assertThat(discovery.path("jwks_uri").asString())
                .isEqualTo("http://localhost:9000/oauth2/jwks");
        assertThat(discovery.path("token_endpoint").asString())
                .isEqualTo("http://localhost:9000/oauth2/token");
    }

    @Test
    void keepsItsKey() throws Exception {
        var file = state.resolve("identity.jwk");

        assertThat(SigningKey.keptIn(file)).isEqualTo(SigningKey.keptIn(file));
        assertThat(get("/oauth2/jwks").body())
                .contains(SigningKey.keptIn(file).getKeyID())
                .doesNotContain("\"d\"");
    }

    private SignedJWT verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var key =
                JWKSet.parse(get("/oauth2/jwks").body())
                        .getKeyByKeyId(jwt.getHeader().getKeyID())
                        .toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt;
    }

    private String demoToken(String name) throws Exception {
        return json(get("/demo/token?as=" + name)).path("access_token").asString();
    }

    private String clientToken(String client, String scope) throws Exception {
        return json(requestToken(client, client + "-secret", scope))
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> requestToken(String client, String secret, String scope)
            throws Exception {
        var basic =
                Base64.getEncoder()
                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var form = "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + scope);
        return http.send(
                request("/oauth2/token")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
