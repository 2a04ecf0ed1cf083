package plusone.suite.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a part can do its work now. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Ports ports;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    Readiness(Ports ports) {
        this.ports = ports;
    }

    boolean of(Part part) {
        return switch (part) {
            // The mail sink opens its ports last, when the database has its roles and schemas.
            case POSTGRES -> PortCheck.answers(ports.smtp()) && PortCheck.answers(ports.imap());
            case IDENTITY -> answers(ports.of(part), "/oauth2/jwks");
            case GATEWAY, LOYALTY, REFERRAL, NOTIFICATION -> answers(ports.of(part), "/readyz");
        };
    }

    private boolean answers(int port, String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(LIMIT)
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
