package plusone.callers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where callers sign in, and as whom this service itself does.
 *
 * @param issuer the {@code iss} that a token must have
 * @param jwksUri where the keys are that tokens are signed with
 * @param audience what a token's {@code aud} must contain
 * @param publicPaths path patterns that need no token, beside {@code /livez} and {@code /readyz}
 * @param tokenUri where this service gets tokens for its own calls
 * @param clientId who this service is; without it, it makes no calls
 * @param keys how the keys are fetched that tokens are signed with
 */
@ConfigurationProperties(prefix = "plusone.sign-in", ignoreUnknownFields = false)
record SignInSettings(
        String issuer,
        URI jwksUri,
        @DefaultValue("plusone") String audience,
        @DefaultValue List<String> publicPaths,
        @Nullable URI tokenUri,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue Claims claims,
        @DefaultValue Keys keys) {

    /** All path patterns that need no token. */
    String[] openPaths() {
        return Stream.concat(Stream.of("/livez", "/readyz"), publicPaths.stream())
                .toArray(String[]::new);
    }

    /** The names of the claims that the identity provider uses. */
    record Claims(
            @DefaultValue("kind") String kind,
            @DefaultValue("roles") String roles,
            @DefaultValue("scope") String scope,
            @DefaultValue("partner_id") String partnerId) {}

    /**
     * How the identity provider's keys are fetched.
     *
     * @param timeLimit how long it may take
     * @param life after this they are fetched anew: a withdrawn key is good no longer than this and
     *     {@link RememberedTokens#LONGEST} together
     * @param longest how long the last ones are good where the identity provider is out of reach
     * @param pause the least time between two fetches, however many unknown keys tokens name
     */
    record Keys(
            @DefaultValue("1500ms") Duration timeLimit,
            @DefaultValue("5m") Duration life,
            @DefaultValue("1h") Duration longest,
            @DefaultValue("10s") Duration pause) {}
}
