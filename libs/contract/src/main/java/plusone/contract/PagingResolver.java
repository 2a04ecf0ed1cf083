package plusone.contract;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@code limit} and {@code cursor}. */
final class PagingResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return new Paging(limit(query.getFirst("limit")), query.getFirst("cursor"));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Paging.USUAL;
        }
        if (!text.matches("[0-9]{1,3}")) {
            throw outOfRange();
        }
        var limit = Integer.parseInt(text);
        if (limit < 1 || limit > Paging.MOST) {
            throw outOfRange();
        }
        return limit;
    }

    private static ProblemException outOfRange() {
        return InvalidRequest.of("/limit", "must be a whole number from 1 to " + Paging.MOST);
    }
}
