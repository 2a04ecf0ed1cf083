package plusone.referral;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Holds what a stand-in is asked, and what it answers, against the API description of the service
 * it stands for.
 */
final class ProviderContract implements RequestListener {

    private final OpenApiInteractionValidator validator;
    private final List<String> deviations = new CopyOnWriteArrayList<>();

    private ProviderContract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** The contract of a neighbour in the same repository, for example {@code loyalty}. */
    static ProviderContract of(String service) {
        var description =
                Path.of(
                        "..",
                        service + "-service",
                        "src/main/resources/openapi",
                        service + ".yaml");
        return new ProviderContract(
                OpenApiInteractionValidator.createFor(description.toUri().toString()).build());
    }

    /** What has gone against the contract since this was last asked. */
    List<String> deviations() {
        var found = List.copyOf(deviations);
        deviations.removeAll(found);
        return found;
    }

    @Override
    public void requestReceived(Request request, Response response) {
        var report = validator.validateRequest(asked(request));
        report.getMessages().forEach(it -> note(request, it.toString()));
        if (isMeant(response))
            validator
                    .validateResponse(path(request), method(request), answered(response))
                    .getMessages()
                    .forEach(it -> note(request, it.toString()));
    }

    /** A fault is no answer. */
    private static boolean isMeant(Response response) {
        return response.getFault() == null && response.getStatus() < 500;
    }

    private void note(Request request, String message) {
        deviations.add(request.getMethod() + " " + request.getUrl() + ": " + message);
    }

    private static SimpleRequest asked(Request request) {
        var asked = new SimpleRequest.Builder(request.getMethod().getName(), path(request));
        request.getHeaders()
                .all()
                .forEach(header -> asked.withHeader(header.key(), header.values()));
        if (request.getUrl().contains("?"))
            asked.withQueryParam("externalId", request.queryParameter("externalId").values());
        var body = request.getBodyAsString();
        return (body.isEmpty() ? asked : asked.withBody(body)).build();
    }

    private static SimpleResponse answered(Response response) {
        var answered = SimpleResponse.Builder.status(response.getStatus());
        response.getHeaders()
                .all()
                .forEach(header -> answered.withHeader(header.key(), header.values()));
        return answered.withBody(response.getBodyAsString()).build();
    }

    private static String path(Request request) {
        return request.getUrl().replaceFirst("\\?.*", "");
    }

    private static Method method(Request request) {
        return Method.valueOf(request.getMethod().getName());
    }
}
