package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What a process shows to those who run it. */
public final class Operations {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int management;
    private final int serving;

    private Operations(int management, int serving) {
        this.management = management;
        this.serving = serving;
    }

    /** The process with these ports. */
    public static Operations at(int management, int serving) {
        return new Operations(management, serving);
    }

    /** That a metric is there, with all of these tags on one line. */
    public Operations show(String metric, String... tags) {
        assertThat(samples())
                .anySatisfy(
                        line -> {
                            assertThat(line).startsWith(metric);
                            assertThat(List.of(tags)).allMatch(line::contains);
                        });
        return this;
    }

    /** That no name, tag or value of a metric has this in it, as it would make one more of it. */
    public Operations doNotShow(String text) {
        assertThat(samples()).noneMatch(line -> line.contains(text));
        return this;
    }

    /** That nothing but health, info and metrics is shown, and that on the management port only. */
    public void areKeptApart() {
        var links = JsonMapper.shared().readTree(get(management, "/actuator").body());
        assertThat(links.path("_links").propertyNames())
                .allMatch(it -> it.matches("self|health|health-path|info|prometheus"))
                .contains("health", "info", "prometheus");
        for (var path : List.of("/actuator", "/actuator/prometheus", "/actuator/health"))
            assertThat(get(serving, path).statusCode()).isEqualTo(401);
    }

    private List<String> samples() {
        return Stream.of(get(management, "/actuator/prometheus").body().split("\n"))
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static HttpResponse<String> get(int port, String path) {
        var uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
