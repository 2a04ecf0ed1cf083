package plusone.suite.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;
import plusone.suite.part.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the demo identities, from the identity provider of the suite. */
public final class DemoTokens {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Ports ports;

    /** Tokens of the system at these ports. */
    public DemoTokens(Ports ports) {
        this.ports = ports;
    }

    /**
     * A token for an hour.
     *
     * @throws Refusal if nobody has this name or the identity provider does not answer
     */
    public String token(String name) {
        var answer = ask(name);
        var body = JsonMapper.shared().readTree(answer.body());
        if (answer.statusCode() == 404) throw new Refusal(body.path("detail").asString());
        if (answer.statusCode() != 200)
            throw new Refusal("the identity provider answered " + answer.statusCode());
        return body.path("access_token").asString();
    }

    private HttpResponse<String> ask(String name) {
        var port = ports.of(Part.IDENTITY);
        var uri =
                "http://127.0.0.1:%d/demo/token?as=%s"
                        .formatted(port, URLEncoder.encode(name, StandardCharsets.UTF_8));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(uri)).timeout(LIMIT).build(),
                    BodyHandlers.ofString());
        } catch (IOException _) {
            throw new Refusal(
                    "the identity provider does not answer on port %d: is it up? (./plusone status)"
                            .formatted(port));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
