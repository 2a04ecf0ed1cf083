package plusone.callers;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads the bearer token of a request (RFC 6750, section 2.1). One that is written as nearly all of
 * them are is read character by character, where a regular expression took 6 % of a request;
 * whatever else there is is left to Spring Security, which says what is wrong with it.
 */
final class BearerTokens implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    private final ServerAuthenticationConverter others =
            new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var token = token(exchange.getRequest().getHeaders());
        return token == null
                ? others.convert(exchange)
                : Mono.just(new BearerTokenAuthenticationToken(token));
    }

    private static @Nullable String token(HttpHeaders headers) {
        var header = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME) || header.length() == SCHEME.length())
            return null;
        for (var index = SCHEME.length(); index < header.length(); index++)
            if (!isOfJwt(header.charAt(index))) return null;
        return header.substring(SCHEME.length());
    }

    /** A JWT is base64url and dots (RFC 7519, section 3). */
    private static boolean isOfJwt(char it) {
        return (it >= 'a' && it <= 'z')
                || (it >= 'A' && it <= 'Z')
                || (it >= '0' && it <= '9')
                || it == '.'
                || it == '-'
                || it == '_';
    }
}
