package plusone.contract;

import java.lang.reflect.Method;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the endpoint of a request and has it checked before anything of it runs. */
final class CheckedEndpoints extends RequestMappingHandlerMapping {

    private final List<EndpointCheck> checks;

    CheckedEndpoints(List<EndpointCheck> checks) {
        this.checks = checks;
    }

    @Override
    protected void registerHandlerMethod(
            Object handler, Method method, RequestMappingInfo mapping) {
        var endpoint = createHandlerMethod(handler, method);
        for (var path : mapping.getPatternsCondition().getPatterns()) {
            checks.forEach(check -> check.atStart(endpoint, path.getPatternString()));
        }
        super.registerHandlerMethod(handler, method, mapping);
    }

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return found(exchange)
                .delayUntil(
                        endpoint ->
                                Flux.fromIterable(checks)
                                        .concatMap(check -> check.check(exchange, endpoint)));
    }

    /** The form of the answer is looked at in its turn, by {@link AnswerForm}. */
    private Mono<HandlerMethod> found(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange)
                .onErrorResume(
                        NotAcceptableStatusException.class,
                        _ -> super.getHandlerInternal(acceptingAll(exchange)));
    }

    private static ServerWebExchange acceptingAll(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(it -> it.remove(HttpHeaders.ACCEPT)))
                .build();
    }
}
