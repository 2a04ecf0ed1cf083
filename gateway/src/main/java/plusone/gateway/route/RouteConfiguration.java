package plusone.gateway.route;

import java.util.Arrays;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plusone.contract.TimeLimits;

/** One guarded route a service. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder builder,
            ServiceSettings services,
            RouteSettings settings,
            Breakers breakers) {
        var limits = new TimeLimits(settings.timeLimit(), settings.longer());
        var routes = builder.routes();
        Arrays.stream(Service.values())
                .forEach(
                        service ->
                                routes.route(
                                        service.label(),
                                        it ->
                                                route(
                                                        it,
                                                        service,
                                                        services,
                                                        new GuardedRoute(
                                                                service, limits, breakers))));
        return routes.build();
    }

    private static Buildable<Route> route(
            PredicateSpec route, Service service, ServiceSettings services, GuardedRoute guard) {
        return route.path(Paths.to(service))
                .and()
                .not(it -> it.path(Paths.INSIDE))
                .filters(it -> it.filter(guard))
                .uri(services.url(service));
    }

    /** A service that falls silent in the middle of an answer is not waited for for ever. */
    @Bean
    HttpClientCustomizer silenceLimit(RouteSettings settings) {
        return client -> client.responseTimeout(settings.longest());
    }
}
