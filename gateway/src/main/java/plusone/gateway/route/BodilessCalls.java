package plusone.gateway.route;

import java.time.Duration;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Passes calls that take no body on without one: the client of the services would hold a connection
 * until the body is there. What was promised is read first and thrown away, as the next request on
 * the caller's connection comes behind it.
 */
final class BodilessCalls implements GatewayFilter, Ordered {

    /** Outside of everything that waits for a service. */
    static final int ORDER = ServicePlaces.ORDER - 1;

    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Duration patience;

    /**
     * Waits for what it throws away.
     *
     * @param patience for the whole of a body that no call takes
     */
    BodilessCalls(Duration patience) {
        this.patience = patience;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        if (WITH_BODY.contains(request.getMethod())) return chain.filter(exchange);
        var bodiless = exchange.mutate().request(new Bodiless(request)).build();
        return SentBody.isPromised(request)
                ? thrownAway(request).then(Mono.defer(() -> chain.filter(bodiless)))
                : chain.filter(bodiless);
    }

    private Mono<Void> thrownAway(ServerHttpRequest request) {
        return request.getBody()
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(patience, Mono.error(RouteProblems::requestTimeout));
    }

    private static final class Bodiless extends ServerHttpRequestDecorator {

        private final HttpHeaders headers;

        Bodiless(ServerHttpRequest request) {
            super(request);
            this.headers =
                    SentBody.isPromised(request)
                            ? promisingNone(request.getHeaders())
                            : request.getHeaders();
        }

        private static HttpHeaders promisingNone(HttpHeaders all) {
            var headers = new HttpHeaders();
            headers.addAll(all);
            headers.remove(HttpHeaders.CONTENT_LENGTH);
            headers.remove(HttpHeaders.TRANSFER_ENCODING);
            return headers;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.empty();
        }
    }
}
