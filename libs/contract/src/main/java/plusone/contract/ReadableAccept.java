package plusone.contract;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Puts a media type that nothing has in the place of an {@code Accept} that cannot be read. Several
 * parts of the framework read that header, some while they look for an endpoint, and each breaks in
 * its own way; so the refusal comes in its turn, as that of any other form that there is not.
 */
final class ReadableAccept implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 3;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(
                isReadable(exchange.getRequest().getHeaders())
                        ? exchange
                        : exchange.mutate()
                                .request(request -> request.headers(ReadableAccept::replace))
                                .build());
    }

    private static boolean isReadable(HttpHeaders headers) {
        try {
            Accept.of(headers);
            return true;
        } catch (NotAcceptableStatusException _) {
            return false;
        }
    }

    private static void replace(HttpHeaders headers) {
        headers.set(HttpHeaders.ACCEPT, Accept.UNREADABLE.toString());
    }
}
