package plusone.contract;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Settles in which form an endpoint answers before anything of it runs: the framework would look at
 * {@code Accept} when the work is done, and refuse what has taken effect. What an endpoint does not
 * say itself is {@code application/json} and nothing that is only like it.
 */
final class AnswerForm implements EndpointCheck, RequestedContentTypeResolver, Ordered {

    private static final String SETTLED = AnswerForm.class.getName();
    private static final List<MediaType> ANY = List.of(MediaType.ALL);
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    /** What has no form, or one that only the value knows. */
    private static final Set<Class<?>> FORMLESS =
            Set.of(void.class, Void.class, HttpHeaders.class, String.class, byte[].class);

    private final Map<Method, List<MediaType>> unsaid = new ConcurrentHashMap<>();

    /** After who may call, before the size and the form of the body. */
    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public Mono<Void> check(ServerWebExchange exchange, HandlerMethod endpoint) {
        return Mono.fromRunnable(() -> settle(exchange, forms(exchange, endpoint)));
    }

    private static void settle(ServerWebExchange exchange, List<MediaType> forms) {
        var form =
                Accept.of(exchange.getRequest().getHeaders())
                        .best(forms)
                        .orElseThrow(() -> new NotAcceptableStatusException(forms));
        if (form.isWildcardType()) return;
        exchange.getAttributes().put(SETTLED, List.of(form));
        exchange.getAttributes().put(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.of(form));
    }

    /** What the framework goes by wherever it chooses a form. */
    @Override
    public List<MediaType> resolveMediaTypes(ServerWebExchange exchange) {
        List<MediaType> settled = exchange.getAttribute(SETTLED);
        if (settled != null) return settled;
        var ranges = Accept.of(exchange.getRequest().getHeaders()).ranges();
        return ranges.isEmpty() ? MEDIA_TYPE_ALL_LIST : ranges;
    }

    private List<MediaType> forms(ServerWebExchange exchange, HandlerMethod endpoint) {
        Set<MediaType> said =
                exchange.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
        return said == null || said.isEmpty()
                ? unsaid.computeIfAbsent(endpoint.getMethod(), AnswerForm::ofAnswer)
                : List.copyOf(said);
    }

    private static List<MediaType> ofAnswer(Method endpoint) {
        var answer = ResolvableType.forMethodReturnType(endpoint);
        while (answer.hasGenerics() && isAround(answer.toClass())) answer = answer.getGeneric(0);
        var type = answer.toClass();
        return FORMLESS.contains(type) || Resource.class.isAssignableFrom(type) ? ANY : JSON;
    }

    private static boolean isAround(Class<?> type) {
        return Publisher.class.isAssignableFrom(type) || HttpEntity.class.isAssignableFrom(type);
    }
}
