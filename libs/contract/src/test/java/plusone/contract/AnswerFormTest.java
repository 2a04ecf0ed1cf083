package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * That no endpoint reads or does anything where it cannot answer in the form that is asked for.
 * Each service extends it; a new endpoint is under it from the start.
 */
public abstract class AnswerFormTest {

    private static final Set<RequestMethod> WRITING =
            Set.of(
                    RequestMethod.POST,
                    RequestMethod.PUT,
                    RequestMethod.PATCH,
                    RequestMethod.DELETE);

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @LocalServerPort private int port;

    /** Tokens that together may call every endpoint. */
    protected abstract List<String> tokens();

    /** The body is none that any call takes: whoever reads it answers 400 or 415. */
    @Test
    void readsNothingWhereItCannotAnswerInTheFormThatIsAskedFor() throws Exception {
        var tried = 0;
        for (var endpoint : endpoints.getHandlerMethods().entrySet()) {
            if (!writes(endpoint) || !hasAnswer(endpoint.getValue())) continue;
            tried++;
            assertThat(statuses(endpoint.getKey()))
                    .as(endpoint.getKey().toString())
                    .contains(406)
                    .isSubsetOf(403, 406);
        }
        assertThat(tried).isPositive();
    }

    private static boolean writes(Map.Entry<RequestMappingInfo, HandlerMethod> endpoint) {
        return endpoint.getKey().getMethodsCondition().getMethods().stream()
                .anyMatch(WRITING::contains);
    }

    private static boolean hasAnswer(HandlerMethod endpoint) {
        var answer = ResolvableType.forMethodReturnType(endpoint.getMethod());
        while (answer.hasGenerics()) answer = answer.getGeneric(0);
        return answer.toClass() != Void.class;
    }

    private List<Integer> statuses(RequestMappingInfo endpoint) throws Exception {
        var method = endpoint.getMethodsCondition().getMethods().iterator().next().asHttpMethod();
        var pattern = endpoint.getPatternsCondition().getPatterns().iterator().next();
        var path = pattern.getPatternString().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        var statuses = new ArrayList<Integer>();
        for (var token : tokens()) statuses.add(calmly(() -> refused(method, path, token)));
        return statuses;
    }

    private int refused(HttpMethod method, String path, String token) throws Exception {
        return status(method, path, token, "text/html", newKey(), "{\"no field\": ");
    }

    /** The first calls of a process on a busy machine may take longer than the time limit. */
    private static int calmly(Callable<Integer> call) throws Exception {
        var status = call.call();
        for (var times = 0; times < 10 && status == 503; times++) status = call.call();
        return status;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Sends a body of JSON. */
    protected final int status(
            HttpMethod method, String path, String token, String accept, String key, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", accept)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .method(method.name(), BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
