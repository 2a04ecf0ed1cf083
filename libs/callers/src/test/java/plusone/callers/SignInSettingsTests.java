package plusone.callers;

import java.net.URI;
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
                                new SignInSettings.Claims("kind", "roles", "scope", "partner_id")))
                .mapsAll(
                        Map.of(
                                "audience", "points",
                                "public-paths", "/a,/b/**",
                                "token-uri", TOKENS.toString(),
                                "client-id", "loyalty-service",
                                "client-secret", "secret",
                                "claims.kind", "k",
                                "claims.roles", "r",
                                "claims.scope", "s",
                                "claims.partner-id", "p"),
                        new SignInSettings(
                                ISSUER,
                                KEYS,
                                "points",
                                List.of("/a", "/b/**"),
                                TOKENS,
                                "loyalty-service",
                                "secret",
                                new SignInSettings.Claims("k", "r", "s", "p")))
                .refusesUnknownNames();
    }
}
