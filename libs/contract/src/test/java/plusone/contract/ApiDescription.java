package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** A hand-written API description, which every answer must keep to. */
public final class ApiDescription {

    private final OpenApiInteractionValidator validator;

    private ApiDescription(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /**
     * Reads a description.
     *
     * @param location a resource such as {@code /openapi/loyalty.yaml}, or an address
     */
    public static ApiDescription at(String location) {
        return new ApiDescription(OpenApiInteractionValidator.createFor(location).build());
    }

    /** Fails where this exchange is not as described, its path, verb and status included. */
    public void check(EntityExchangeResult<byte[]> exchange) {
        var content = exchange.getResponseBody();
        check(
                exchange.getMethod(),
                exchange.getUrl().getRawPath(),
                exchange.getStatus().value(),
                exchange.getResponseHeaders(),
                content == null ? "" : new String(content, UTF_8));
    }

    /**
     * Fails where the description does not know this path, verb or status, or wants another body.
     */
    void check(HttpMethod method, String path, int status, HttpHeaders headers, String body) {
        var response = SimpleResponse.Builder.status(status);
        headers.forEach((name, values) -> response.withHeader(name, values));
        if (!body.isEmpty()) response.withBody(body);
        var report =
                validator.validateResponse(path, Method.valueOf(method.name()), response.build());
        assertThat(report.getMessages()).isEmpty();
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
