package plusone.contract;

import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a call that failed with its problem. */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Set<String> AFTER_SIZE =
            Set.of(
                    "unsupported-media-type",
                    "invalid-request",
                    "idempotency-key-missing",
                    "idempotency-key-malformed");

    private final Problems problems;
    private final JsonMapper json;
    private final PathLimits<DataSize> bodyLimits;
    private final ProblemPage page;

    ProblemHandler(
            Problems problems, JsonMapper json, PathLimits<DataSize> bodyLimits, ProblemPage page) {
        this.problems = problems;
        this.json = json;
        this.bodyLimits = bodyLimits;
        this.page = page;
    }

    /** Before the framework's own handlers, whose answers have another form. */
    @Override
    public int getOrder() {
        return -10;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        var problem = problems.of(exchange, thrown);
        return RestOfBody.readAndThrownAway(exchange)
                .doOnNext(rest -> closeUnlessWhole(exchange, rest))
                .flatMap(rest -> answer(exchange, sizeFirst(exchange, problem, rest.bytes())));
    }

    private static void closeUnlessWhole(ServerWebExchange exchange, RestOfBody rest) {
        if (!rest.isWhole())
            exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
    }

    /** The size of a body is looked at before its kind and what is in the request. */
    private ProblemException sizeFirst(
            ServerWebExchange exchange, ProblemException problem, long unread) {
        var limit = bodyLimits.of(exchange.getRequest().getPath().pathWithinApplication());
        return unread > limit.toBytes() && AFTER_SIZE.contains(problem.slug())
                ? StandardProblems.bodyTooLarge()
                : problem;
    }

    private Mono<Void> answer(ServerWebExchange exchange, ProblemException problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        var body = body(exchange, problem);
        response.getHeaders().setContentLength(body.length);
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** A page for people, else JSON; the head that says which is set. */
    private byte[] body(ServerWebExchange exchange, ProblemException problem) {
        var request = exchange.getRequest();
        var headers = exchange.getResponse().getHeaders();
        var members = problems.members(exchange, problem);
        if (page.isOpened(request)) headers.setVary(List.of(HttpHeaders.ACCEPT));
        if (page.isOpened(request) && ProblemPage.isWanted(request.getHeaders())) {
            headers.setContentType(ProblemPage.TYPE);
            headers.setCacheControl(CacheControl.noStore());
            headers.set("Content-Security-Policy", ProblemPage.POLICY);
            return ProblemPage.html(
                    problem.getStatusCode(), String.valueOf(members.get("traceId")));
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return json.writeValueAsBytes(members);
    }
}
