package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInSettingsTests {

    private static final Map<String, String> LEAST =
            Map.of(
                    "plusone.sign-in.issuer", "http://localhost:9000",
                    "plusone.sign-in.jwks-uri", "http://127.0.0.1:9000/oauth2/jwks");

    @Test
    void needsOnlyAnIssuerAndItsKeys() {
        assertThat(bound(LEAST))
                .isEqualTo(
                        new SignInSettings(
                                "http://localhost:9000",
                                URI.create("http://127.0.0.1:9000/oauth2/jwks"),
                                "plusone",
                                List.of(),
                                null,
                                null,
                                null,
                                new SignInSettings.Claims("kind", "roles", "scope", "partner_id")));
    }

    @Test
    void takesEachSetting() {
        var settings = new HashMap<>(LEAST);
        settings.put("plusone.sign-in.audience", "points");
        settings.put("plusone.sign-in.public-paths", "/a,/b/**");
        settings.put("plusone.sign-in.token-uri", "http://127.0.0.1:9000/oauth2/token");
        settings.put("plusone.sign-in.client-id", "loyalty-service");
        settings.put("plusone.sign-in.client-secret", "secret");
        settings.put("plusone.sign-in.claims.kind", "k");
        settings.put("plusone.sign-in.claims.roles", "r");
        settings.put("plusone.sign-in.claims.scope", "s");
        settings.put("plusone.sign-in.claims.partner-id", "p");

        assertThat(bound(settings))
                .isEqualTo(
                        new SignInSettings(
                                "http://localhost:9000",
                                URI.create("http://127.0.0.1:9000/oauth2/jwks"),
                                "points",
                                List.of("/a", "/b/**"),
                                URI.create("http://127.0.0.1:9000/oauth2/token"),
                                "loyalty-service",
                                "secret",
                                new SignInSettings.Claims("k", "r", "s", "p")));
    }

    private static SignInSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("plusone.sign-in", SignInSettings.class)
                .get();
    }
}
