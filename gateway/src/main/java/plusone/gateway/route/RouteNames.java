package plusone.gateway.route;

import io.micrometer.common.KeyValues;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Names requests in metrics and logs by the path pattern of their route, as services do. */
@Component
final class RouteNames extends DefaultServerRequestObservationConvention {

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext request) {
        var usual = super.getLowCardinalityKeyValues(request);
        var pattern =
                request.getAttributes()
                        .get(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        return pattern == null ? usual : usual.and("uri", pattern.toString());
    }
}
