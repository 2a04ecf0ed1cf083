package plusone.callers;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks the identity provider for the keys that it signs with. */
final class KeysApi {

    private final WebClient web;
    private final URI uri;

    KeysApi(WebClient web, URI uri) {
        this.web = web;
        this.uri = uri;
    }

    Mono<JWKSet> keys() {
        return web.get()
                .uri(uri)
                .accept(MediaType.APPLICATION_JSON, MediaType.valueOf("application/jwk-set+json"))
                .retrieve()
                .bodyToMono(String.class)
                .map(KeysApi::parsed);
    }

    private static JWKSet parsed(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException broken) {
            throw new JwtException("the keys of the identity provider cannot be read", broken);
        }
    }
}
