package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hand-written API description, which every request to a service and every answer must keep to.
 */
public final class ApiDescription {

    /** Also said of a body that need not be sent and is not. */
    private static final String TYPE_NOT_ALLOWED = "validation.request.contentType.notAllowed";

    private final OpenApiInteractionValidator validator;
    private final DescribedApi described;

    private ApiDescription(OpenApiInteractionValidator validator, DescribedApi described) {
        this.validator = validator;
        this.described = described;
    }

    /**
     * Reads a description.
     *
     * @param location a resource such as {@code /openapi/loyalty.yaml}, a file or an address
     */
    public static ApiDescription at(String location) {
        var levels =
                LevelResolver.create()
                        .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                        .build();
        return new ApiDescription(
                OpenApiInteractionValidator.createFor(location).withLevelResolver(levels).build(),
                DescribedApi.at(location));
    }

    /** The same, of calls whose lines are each a body of their own. */
    public static ApiDescription ofLines(String location) {
        var described = DescribedApi.at(location);
        var eachAlone =
                JsonMapper.shared()
                        .writeValueAsString(described.root())
                        .replace("application/x-ndjson", "application/json");
        return new ApiDescription(
                OpenApiInteractionValidator.createForInlineApiSpecification(eachAlone).build(),
                described);
    }

    /** The description of a neighbour in the same repository, for example {@code loyalty}. */
    public static ApiDescription of(String service) {
        var file =
                Path.of(
                        "..",
                        service + "-service",
                        "src/main/resources/openapi",
                        service + ".yaml");
        return at(file.toUri().toString());
    }

    /**
     * Fails where this exchange is not as described: path, verb and status, the body answered, the
     * problem that a refusal names and, where it was not refused, what was sent.
     */
    public void check(EntityExchangeResult<byte[]> exchange) {
        assertThat(
                        deviationsOfAnswer(
                                exchange.getMethod(),
                                exchange.getUrl().getRawPath(),
                                exchange.getStatus().value(),
                                exchange.getResponseHeaders(),
                                text(exchange.getResponseBody())))
                .isEmpty();
        if (!exchange.getStatus().isError())
            assertThat(
                            deviationsOfRequest(
                                    exchange.getMethod(),
                                    exchange.getUrl(),
                                    exchange.getRequestHeaders(),
                                    text(exchange.getRequestBodyContent())))
                    .isEmpty();
    }

    /** Fails where a line of an answer is not as described, or one that was sent and accepted. */
    public void checkLine(String path, String sent, String answered) {
        var json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);
        assertThat(deviationsOfAnswer(HttpMethod.POST, path, 200, json, answered)).isEmpty();
        if (!answered.contains("\"problem\":"))
            assertThat(deviationsOfRequest(HttpMethod.POST, URI.create(path), json, sent))
                    .isEmpty();
    }

    private static String text(byte[] content) {
        return content == null ? "" : new String(content, UTF_8);
    }

    /** What of a request, to this path and query, is not as described. */
    List<String> deviationsOfRequest(HttpMethod method, URI uri, HttpHeaders headers, String body) {
        var request = new SimpleRequest.Builder(Method.valueOf(method.name()), uri.getRawPath());
        headers.forEach((name, values) -> request.withHeader(name, values));
        UriComponentsBuilder.fromUri(uri)
                .build()
                .getQueryParams()
                .forEach(
                        (name, values) ->
                                request.withQueryParam(
                                        UriUtils.decode(name, UTF_8),
                                        values.stream()
                                                .map(it -> UriUtils.decode(it, UTF_8))
                                                .toList()));
        if (!body.isEmpty()) request.withBody(body);
        return validator.validateRequest(request.build()).getMessages().stream()
                .filter(it -> !(body.isEmpty() && it.getKey().equals(TYPE_NOT_ALLOWED)))
                .map(Object::toString)
                .toList();
    }

    /**
     * What of an answer, to a request to this path, is not as described; where it is a refusal,
     * also whether the description names the problem.
     */
    List<String> deviationsOfAnswer(
            HttpMethod method, String path, int status, HttpHeaders headers, String body) {
        var answer = SimpleResponse.Builder.status(status);
        headers.forEach((name, values) -> answer.withHeader(name, values));
        if (!body.isEmpty()) answer.withBody(body);
        var report =
                validator.validateResponse(path, Method.valueOf(method.name()), answer.build());
        return Stream.concat(
                        report.getMessages().stream().map(Object::toString),
                        status < 400 ? Stream.empty() : unnamed(method, path, status, body))
                .toList();
    }

    private Stream<String> unnamed(HttpMethod method, String path, int status, String body) {
        var slug =
                JsonMapper.shared()
                        .readTree(body)
                        .path("type")
                        .asString("")
                        .replace("/problems/", "");
        var isNamed =
                described.commonProblems().contains(slug)
                        || described
                                .reached(method, path)
                                .filter(it -> it.problems(status + "").contains(slug))
                                .isPresent();
        return isNamed
                ? Stream.empty()
                : Stream.of("%s %s answers %d %s".formatted(method, path, status, slug));
    }
}
