package plusone.gateway.route;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives each call one of the places of its service until its answer is written. */
final class ServicePlaces implements GatewayFilter, Ordered {

    /** Around what writes the answer: until then the call has a connection to the service. */
    static final int ORDER = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    private final Service service;
    private final Places places;

    ServicePlaces(Service service, Places places) {
        this.service = service;
        this.places = places;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return places.within(service.label(), chain.filter(exchange));
    }
}
