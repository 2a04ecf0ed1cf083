package plusone.contract;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a request that names two hosts (RFC 9112, section 3.2) or brings two sign-ins (RFC 6750,
 * section 3.1): one part would go by the first and another by the second.
 */
final class SingleHeaders implements WebFilter, Ordered {

    private static final List<String> SINGLE = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.HOST);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 3;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        for (var name : SINGLE)
            if (headers.getOrEmpty(name).size() > 1) return Mono.error(twice(name));
        return chain.filter(exchange);
    }

    private static ProblemException twice(String name) {
        return InvalidRequest.of("/" + name, "is given more than once: give it once");
    }
}
