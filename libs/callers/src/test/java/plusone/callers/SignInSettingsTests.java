package plusone.callers;

import static java.util.Map.entry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.settings.SettingsCheck;

class SignInSettingsTests {

    private static final String ISSUER = "http://localhost:9000";
    private static final URI KEYS = URI.create("http://127.0.0.1:9000/oauth2/jwks");
    private static final URI TOKENS = URI.create("http://127.0.0.1:9000/oauth2/token");

    @Test
    void needOnlyAnIssuerAndItsKeysAndAreAllRead() {
        SettingsCheck.of(SignInSettings.class)
                .given(Map.of("issuer", ISSUER, "jwks-uri", KEYS.toString()))
                .hasDefaults(
                        new SignInSettings(
                                ISSUER,
                                KEYS,
                                "plusone",
                                List.of(),
                                null,
                                null,
                                null,
                                new SignInSettings.Claims("kind", "roles", "scope", "partner_id"),
                                new SignInSettings.Keys(
                                        Duration.ofMillis(1500),
                                        Duration.ofMinutes(5),
                                        Duration.ofHours(1),
                                        Duration.ofSeconds(10))))
                .mapsAll(
                        Map.ofEntries(
                                entry("audience", "points"),
                                entry("public-paths", "/a,/b/**"),
                                entry("token-uri", TOKENS.toString()),
                                entry("client-id", "loyalty-service"),
                                entry("client-secret", "secret"),
                                entry("claims.kind", "k"),
                                entry("claims.roles", "r"),
                                entry("claims.scope", "s"),
                                entry("claims.partner-id", "p"),
                                entry("keys.time-limit", "1s"),
                                entry("keys.life", "2m"),
                                entry("keys.longest", "3m"),
                                entry("keys.pause", "4s")),
                        new SignInSettings(
                                ISSUER,
                                KEYS,
                                "points",
                                List.of("/a", "/b/**"),
                                TOKENS,
                                "loyalty-service",
                                "secret",
                                new SignInSettings.Claims("k", "r", "s", "p"),
                                new SignInSettings.Keys(
                                        Duration.ofSeconds(1),
                                        Duration.ofMinutes(2),
                                        Duration.ofMinutes(3),
                                        Duration.ofSeconds(4))))
                .refusesUnknownNames();
    }
}
