package plusone.callers;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Signs this service in for its calls to others: a token by client credentials, kept until shortly
 * before it expires. One that is refused is dropped, and the call is made once more with a new one.
 * Give it to a {@link WebClient} as a filter.
 */
public final class ServiceSignIn implements ExchangeFilterFunction {

    private static final Duration TIME_LIMIT = Duration.ofMillis(1500);
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final AtomicReference<@Nullable String> refused = new AtomicReference<>();
    private final WebClient web;
    private final URI tokenUri;
    private final Clock clock;
    private final Mono<Held> token;

    ServiceSignIn(WebClient web, URI tokenUri, Clock clock) {
        this.web = web;
        this.tokenUri = tokenUri;
        this.clock = clock;
        this.token = Mono.defer(this::fetch).cacheInvalidateIf(this::isSpent);
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return token.flatMap(
                held ->
                        send(request, next, held)
                                .flatMap(
                                        response -> againIfRefused(response, held, request, next)));
    }

    private Mono<ClientResponse> againIfRefused(
            ClientResponse response, Held held, ClientRequest request, ExchangeFunction next) {
        if (!response.statusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            return Mono.just(response);
        }
        refused.set(held.value());
        return response.releaseBody().then(token).flatMap(fresh -> send(request, next, fresh));
    }

    private static Mono<ClientResponse> send(
            ClientRequest request, ExchangeFunction next, Held held) {
        return next.exchange(
                ClientRequest.from(request).headers(it -> it.setBearerAuth(held.value())).build());
    }

    private Mono<Held> fetch() {
        return web.post()
                .uri(tokenUri)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials"))
                .retrieve()
                .bodyToMono(Granted.class)
                .timeout(TIME_LIMIT)
                .onErrorMap(WebClientResponseException.class, ServiceSignIn::notSignedIn)
                .map(this::held);
    }

    /** Not to be taken for an answer of the service that was to be called. */
    private static IllegalStateException notSignedIn(WebClientResponseException refused) {
        return new IllegalStateException(
                "the identity provider gives no token: " + refused.getStatusCode());
    }

    private Held held(Granted granted) {
        var life = Duration.ofSeconds(granted.expires_in());
        return new Held(granted.access_token(), clock.instant().plus(life).minus(EARLY));
    }

    private boolean isSpent(Held held) {
        return held.value().equals(refused.get()) || !clock.instant().isBefore(held.until());
    }

    private record Held(String value, Instant until) {}

    /** The fields of RFC 6749, as they are written there. */
    private record Granted(String access_token, long expires_in) {}
}
