package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** A hand-written API description, which every answer must keep to. */
public final class ApiDescription {

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

    /**
     * Fails where this exchange is not as described: path, verb and status, the body answered, the
     * problem that a refusal names and, where it was not refused, what was sent.
     */
    public void check(EntityExchangeResult<byte[]> exchange) {
        var content = exchange.getResponseBody();
        check(
                exchange.getMethod(),
                exchange.getUrl().getRawPath(),
                exchange.getStatus().value(),
                exchange.getResponseHeaders(),
                content == null ? "" : new String(content, UTF_8));
        if (!exchange.getStatus().isError()) checkSent(exchange);
    }

    private void checkSent(EntityExchangeResult<byte[]> exchange) {
        var request =
                new SimpleRequest.Builder(
                        exchange.getMethod().name(), exchange.getUrl().getRawPath());
        exchange.getRequestHeaders().forEach((name, values) -> request.withHeader(name, values));
        UriComponentsBuilder.fromUri(exchange.getUrl())
                .build()
                .getQueryParams()
                .forEach(
                        (name, values) ->
                                request.withQueryParam(
                                        UriUtils.decode(name, UTF_8),
                                        values.stream()
                                                .map(it -> UriUtils.decode(it, UTF_8))
                                                .toList()));
        var sent = exchange.getRequestBodyContent();
        if (sent != null && sent.length > 0) request.withBody(new String(sent, UTF_8));
        assertThat(validator.validateRequest(request.build()).getMessages()).isEmpty();
    }

    /**
     * Fails where the description does not know this path, verb or status, wants another body, or
     * does not name the problem.
     */
    void check(HttpMethod method, String path, int status, HttpHeaders headers, String body) {
        var response = SimpleResponse.Builder.status(status);
        headers.forEach((name, values) -> response.withHeader(name, values));
        if (!body.isEmpty()) response.withBody(body);
        var report =
                validator.validateResponse(path, Method.valueOf(method.name()), response.build());
        assertThat(report.getMessages()).isEmpty();
        if (status >= 400) checkProblem(method, path, status, body);
    }

    private void checkProblem(HttpMethod method, String path, int status, String body) {
        var slug =
                JsonMapper.shared()
                        .readTree(body)
                        .path("type")
                        .asString("")
                        .replace("/problems/", "");
        var call = described.reached(method, path).orElseThrow();
        assertThat(slug)
                .as("the problem that %s answers with %d", call, status)
                .matches(
                        it ->
                                call.problems(status + "").contains(it)
                                        || described.commonProblems().contains(it));
    }

    /**
     * Fails where the description does not know this path or verb, or wants another body: what a
     * stand-in was sent.
     */
    public void checkRequest(HttpMethod method, String path, String body) {
        var request =
                new SimpleRequest.Builder(Method.valueOf(method.name()), path)
                        .withAuthorization("Bearer token")
                        .withContentType("application/json")
                        .withBody(body)
                        .build();
        assertThat(validator.validateRequest(request).getMessages()).isEmpty();
    }
}
