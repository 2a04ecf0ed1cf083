package plusone.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import plusone.contract.DescribedApi.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * That a description and the running service are the same, from both sides. Each service extends
 * it.
 */
public abstract class DescriptionTest {

    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE);

    private static final String NO_SUCH_PATH = "\"type\":\"/problems/not-found\"";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name;
    private final DescribedApi described;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @LocalServerPort private int port;

    /**
     * @param name of the description, for example {@code loyalty}
     */
    protected DescriptionTest(String name) {
        this.name = name;
        this.described = DescribedApi.at("openapi/" + name + ".yaml");
    }

    /** A token of somebody who is signed in and has no right at all. */
    protected abstract String stranger();

    /** Tokens that have, together, the right to each call. */
    protected abstract List<String> everybody();

    @Test
    void answersItsDescriptionToAnyone() throws Exception {
        var answer = send(HttpMethod.GET, "/v1/openapi/" + name + ".json", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JsonMapper.shared().readTree(answer.body())).isEqualTo(described.root());
    }

    @Test
    void describesEachEndpointAndNoOther() {
        assertThat(described.operations().map(Operation::toString))
                .containsExactlyInAnyOrderElementsOf(ours().keySet());
    }

    @Test
    void answersEachCallThatIsDescribed() throws Exception {
        for (var call : described.operations().toList()) {
            var answer = send(call.method(), call.sample(), call.isPublic() ? null : stranger());
            assertThat(answer.statusCode())
                    .as("%s: %s", call, answer.body())
                    .matches(it -> call.statuses().contains("403") ? it == 403 : isTaken(it));
            assertThat(answer.body()).as(call.toString()).doesNotContain(NO_SUCH_PATH);
        }
    }

    private static boolean isTaken(int status) {
        return status != 401 && status != 403 && status != 405;
    }

    @Test
    void takesNoMethodThatIsNotDescribed() throws Exception {
        for (var path : described.paths().toList()) {
            var first = described.methods(path).iterator().next();
            var sample = described.operation(first, path).sample();
            var taken = described.taken(sample);
            for (var other : METHODS) {
                if (taken.contains(other)) continue;
                var answer = send(other, sample, stranger());
                assertThat(answer.statusCode()).as(other + " " + path).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", ?"))
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(
                                taken.stream().map(HttpMethod::name).toList());
            }
        }
    }

    @Test
    void refusesEachBodyWithoutAFieldThatIsRequired() throws Exception {
        for (var call : described.operations().filter(it -> it.jsonBody().isObject()).toList()) {
            var bodies = new SampleBodies(described::resolved).incomplete(call.jsonBody());
            for (var body : bodies.entrySet())
                assertThat(pointers(call, body.getValue()))
                        .as("%s without %s: %s", call, body.getKey(), body.getValue())
                        .contains(body.getKey());
        }
    }

    /** What the answer to a call by somebody who may make it says is wrong. */
    private List<String> pointers(Operation call, JsonNode body) throws Exception {
        for (var token : everybody()) {
            var answer = send(call, body.toString(), token);
            if (answer.statusCode() == 403) continue;
            assertThat(answer.statusCode()).as("%s %s", call, body).isEqualTo(400);
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString())
                    .toList();
        }
        throw new AssertionError("nobody may call " + call);
    }

    @Test
    void describesEachParameterAndNoOther() {
        var ours = ours();
        described
                .operations()
                .forEach(call -> describesParameters(call, requireNonNull(ours.get(call + ""))));
    }

    private static void describesParameters(Operation call, HandlerMethod endpoint) {
        assertThat(call.parameterNames("query"))
                .as("%s: query", call)
                .isEqualTo(KnownParameters.names(endpoint));
        assertThat(call.takesABody())
                .as("%s: body", call)
                .isEqualTo(parameters(endpoint).anyMatch(DescriptionTest::isBody));
        assertThat(call.parameterNames("header").contains("Idempotency-Key"))
                .as("%s: Idempotency-Key", call)
                .isEqualTo(parameters(endpoint).anyMatch(DescriptionTest::isKey));
        assertThat(call.parameters("header"))
                .allSatisfy(it -> assertThat(it.path("required").asBoolean()).isTrue());
    }

    @Test
    void namesTheProblemsOfEachRefusal() {
        described
                .operations()
                .forEach(
                        call -> {
                            assertThat(call.statuses()).as("%s", call).doesNotContain("default");
                            if (!call.isPublic())
                                assertThat(call.statuses()).as("%s", call).contains("401");
                            if (call.takesABody())
                                assertThat(call.statuses())
                                        .as("%s", call)
                                        .contains("400", "413", "415");
                            assertThat(call.statuses().stream().filter(it -> it.charAt(0) > '3'))
                                    .allSatisfy(
                                            it ->
                                                    assertThat(call.problems(it))
                                                            .as("%s: %s", call, it)
                                                            .isNotEmpty());
                        });
    }

    private Map<String, HandlerMethod> ours() {
        return endpoints.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getName().startsWith("plusone."))
                .flatMap(it -> calls(it.getKey()).map(call -> Map.entry(call, it.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (it, _) -> it));
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(
                        path ->
                                mapping.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + path.getPatternString()));
    }

    private static Stream<MethodParameter> parameters(HandlerMethod endpoint) {
        return Arrays.stream(endpoint.getMethodParameters());
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class) || isA("Batch", parameter);
    }

    private static boolean isKey(MethodParameter parameter) {
        return isA("IdempotencyKey", parameter);
    }

    /** The class belongs to a library that not every service has. */
    private static boolean isA(String name, MethodParameter parameter) {
        return parameter.getParameterType().getSimpleName().equals(name);
    }

    private HttpResponse<String> send(HttpMethod method, String path, String token)
            throws IOException, InterruptedException {
        var request = request(path).method(method.name(), BodyPublishers.noBody());
        if (token != null) request.header("Authorization", "Bearer " + token);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(Operation call, String body, String token)
            throws IOException, InterruptedException {
        var request =
                request(call.sample())
                        .method(call.method().name(), BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "incomplete")
                        .header("Authorization", "Bearer " + token);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }
}
