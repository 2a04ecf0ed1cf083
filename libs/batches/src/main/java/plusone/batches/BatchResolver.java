package plusone.batches;

import java.time.Duration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import plusone.contract.BodyForm;
import plusone.contract.PathLimits;
import plusone.contract.Problems;
import plusone.contract.StrictBodies;

/** Gives a controller method the lines of its request. */
final class BatchResolver implements SyncHandlerMethodArgumentResolver {

    private final StrictBodies bodies;
    private final Problems problems;
    private final PathLimits<Duration> limits;

    BatchResolver(StrictBodies bodies, Problems problems, PathLimits<Duration> limits) {
        this.bodies = bodies;
        this.problems = problems;
        this.limits = limits;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Batch.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        BodyForm.check(request.getHeaders(), MediaType.APPLICATION_NDJSON);
        var limit = limits.of(request.getPath().pathWithinApplication());
        return new Batch(exchange, bodies, problems, limit);
    }
}
