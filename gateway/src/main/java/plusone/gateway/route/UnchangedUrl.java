package plusone.gateway.route;

import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks a service for the very path and query that the caller wrote. Spring Cloud Gateway takes a
 * query with a bracket for one that is not encoded yet, and encodes its percent signs once more.
 */
@Component
final class UnchangedUrl implements GlobalFilter, Ordered {

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        var asked = exchange.getRequest().getURI();
        var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        var service = route.getUri().getScheme() + "://" + route.getUri().getRawAuthority();
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
                        URI.create(service + asked.getRawPath() + query));
        return chain.filter(exchange);
    }
}
