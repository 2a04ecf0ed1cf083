package plusone.contract;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Holds what a stand-in is asked, and what it answers, against the API description of the service
 * that it stands for.
 */
public final class ProviderContract implements RequestListener {

    private final ApiDescription description;
    private final Predicate<String> paths;
    private final List<String> deviations = new CopyOnWriteArrayList<>();

    private ProviderContract(ApiDescription description, Predicate<String> paths) {
        this.description = description;
        this.paths = paths;
    }

    /** The contract of a neighbour in the same repository, for example {@code loyalty}. */
    public static ProviderContract of(String service) {
        return new ProviderContract(ApiDescription.of(service), _ -> true);
    }

    /** The same for one path alone, where the stand-in is also passed what others ask. */
    public static ProviderContract of(String service, String path) {
        return new ProviderContract(ApiDescription.of(service), path::equals);
    }

    /** What has gone against the contract since this was last asked. */
    public List<String> deviations() {
        var found = List.copyOf(deviations);
        deviations.removeAll(found);
        return found;
    }

    @Override
    public void requestReceived(Request request, Response response) {
        var uri = URI.create(request.getUrl());
        var path = uri.getRawPath();
        if (!paths.test(path)) return;
        var method = HttpMethod.valueOf(request.getMethod().getName());
        note(
                request,
                description.deviationsOfRequest(
                        method, uri, headers(request.getHeaders()), request.getBodyAsString()));
        if (isMeant(response))
            note(
                    request,
                    description.deviationsOfAnswer(
                            method,
                            path,
                            response.getStatus(),
                            headers(response.getHeaders()),
                            response.getBodyAsString()));
    }

    /** A fault is no answer, and what goes wrong on the way is not the service's to describe. */
    private static boolean isMeant(Response response) {
        return response.getFault() == null && response.getStatus() < 500;
    }

    private void note(Request request, List<String> messages) {
        for (var message : messages)
            deviations.add(request.getMethod() + " " + request.getUrl() + ": " + message);
    }

    private static HttpHeaders headers(com.github.tomakehurst.wiremock.http.HttpHeaders given) {
        var headers = new HttpHeaders();
        for (var header : given.all()) headers.addAll(header.key(), header.values());
        return headers;
    }
}
