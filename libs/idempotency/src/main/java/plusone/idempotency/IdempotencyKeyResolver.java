package plusone.idempotency;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives a controller method the {@code Idempotency-Key} of its request. */
final class IdempotencyKeyResolver implements SyncHandlerMethodArgumentResolver {

    private static final String HEADER = "Idempotency-Key";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var values = exchange.getRequest().getHeaders().getOrEmpty(HEADER);
        if (values.isEmpty()) throw IdempotencyProblems.missing();
        if (values.size() > 1 || !IdempotencyKey.isValid(values.getFirst()))
            throw IdempotencyProblems.malformed();
        return new IdempotencyKey(values.getFirst());
    }
}
