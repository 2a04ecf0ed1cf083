package plusone.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Function;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plusone.contract.PathLimits;

/** Guarded routes to each service: by its paths, and to what it knows of its operations. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    CircuitBreakerRegistry breakerRegistry(RouteSettings settings) {
        return Breakers.with(settings);
    }

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder builder,
            ServiceSettings services,
            RouteSettings settings,
            Breakers breakers,
            Places places) {
        var limits = new PathLimits<>(settings.timeLimit(), settings.longer());
        var routes = builder.routes();
        for (var service : Service.values()) {
            var filters =
                    filters(
                            new BodilessCalls(settings.unwantedBody()),
                            new ServicePlaces(service, places),
                            new GuardedRoute(service, limits, breakers));
            var url = services.url(service);
            routes.route(service.label(), it -> itsPaths(it, service).filters(filters).uri(url));
            routes.route(
                    service.label() + "-operations",
                    it -> itsOperations(it, service).filters(filters).uri(url));
        }
        return routes.build();
    }

    private static BooleanSpec itsPaths(PredicateSpec route, Service service) {
        return route.path(Paths.to(service)).and().not(it -> it.path(Paths.INSIDE));
    }

    private static BooleanSpec itsOperations(PredicateSpec route, Service service) {
        return route.path(Paths.OPERATIONS)
                .and()
                .predicate(
                        exchange ->
                                Service.named(
                                                exchange.getRequest()
                                                        .getQueryParams()
                                                        .getFirst("service"))
                                        == service);
    }

    private static Function<GatewayFilterSpec, UriSpec> filters(GatewayFilter... each) {
        return spec -> spec.filters(each);
    }

    /** A service that falls silent in the middle of an answer is not waited for for ever. */
    @Bean
    HttpClientCustomizer silenceLimit(RouteSettings settings) {
        return client -> client.responseTimeout(settings.longest());
    }
}
