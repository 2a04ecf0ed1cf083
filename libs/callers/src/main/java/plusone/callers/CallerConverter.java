package plusone.callers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import plusone.callers.Caller.Kind;
import reactor.core.publisher.Mono;

/** Reads the caller out of a checked token; a token that does not say who calls is none. */
final class CallerConverter implements Converter<Jwt, Mono<CallerToken>> {

    private final SignInSettings.Claims claims;

    CallerConverter(SignInSettings.Claims claims) {
        this.claims = claims;
    }

    @Override
    public Mono<CallerToken> convert(Jwt token) {
        return Mono.fromSupplier(() -> new CallerToken(caller(token), token));
    }

    private Caller caller(Jwt token) {
        var kind = kind(text(token, claims.kind()));
        return new Caller(
                kind,
                text(token, "sub"),
                kind == Kind.PARTNER ? text(token, claims.partnerId()) : null,
                kind == Kind.STAFF ? texts(token.getClaim(claims.roles())) : Set.of(),
                texts(token.getClaim(claims.scope())));
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "customer" -> Kind.CUSTOMER;
            case "partner" -> Kind.PARTNER;
            case "staff" -> Kind.STAFF;
            case "service" -> Kind.SERVICE;
            default -> throw new InvalidBearerTokenException("unknown kind of caller");
        };
    }

    private static String text(Jwt token, String claim) {
        if (token.getClaims().get(claim) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new InvalidBearerTokenException("the claim " + claim + " is missing");
    }

    /** Roles and scopes come as a list or as one text with spaces, depending on who issues them. */
    private static Set<String> texts(@Nullable Object claim) {
        var texts = new HashSet<String>();
        switch (claim) {
            case List<?> list -> list.forEach(it -> texts.add(String.valueOf(it)));
            case String text -> texts.addAll(Arrays.asList(text.trim().split(" +")));
            case null, default -> {}
        }
        texts.remove("");
        return texts;
    }
}
