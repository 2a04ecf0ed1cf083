package plusone.contract;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Looks at a request once its endpoint is known (so after 404 and 405) and before its body is read
 * (so before 413, 415 and what is wrong with the fields). Beans of this type are asked in their
 * order.
 */
public interface EndpointCheck {

    /**
     * Looks at an endpoint when it is registered.
     *
     * @throws IllegalStateException where it is declared in a way that must not be served
     */
    default void atStart(HandlerMethod endpoint, String path) {}

    /** Completes where the request may go on, and signals a problem where it may not. */
    Mono<Void> check(ServerWebExchange exchange, HandlerMethod endpoint);
}
