package plusone.gateway.route;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Tags;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.cloud.gateway.support.tagsprovider.GatewayTagsProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Names the calls to services in metrics, with no word in it that a caller can choose: each would
 * stay for ever. A method that nobody knows is UNKNOWN, as in the metrics of a server.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CallNames extends DefaultGatewayObservationConvention implements GatewayTagsProvider {

    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.values());

    @Override
    public KeyValues getLowCardinalityKeyValues(GatewayContext call) {
        return super.getLowCardinalityKeyValues(call)
                .and("http.method", method(call.getServerWebExchange()));
    }

    /** The first to name a tag has the last word. */
    @Override
    public Tags apply(ServerWebExchange exchange) {
        return Tags.of("httpMethod", method(exchange));
    }

    private static String method(ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        return KNOWN.contains(method) ? method.name() : "UNKNOWN";
    }
}
