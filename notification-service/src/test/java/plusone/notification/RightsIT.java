package plusone.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.notification.Notification.unique;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Every endpoint with nobody, with the wrong callers and with the right ones. */
@NotificationTest
class RightsIT {

    private static final String ANY = "01991b2e-0000-7000-8000-000000000001";

    private static final String CONTACT =
            """
            {"externalId": "nobody", "locale": "en", "timeZone": "UTC", "version": 1}""";

    private static final Map<String, String> BODIES =
            Map.of(
                    "PUT /v1/members/{id}/contact",
                    CONTACT,
                    "POST /v1/messages",
                    """
                    {"memberId": "%s", "template": "unheard-of", "data": {}, "dedupeKey": "k"}"""
                            .formatted(ANY));

    @Autowired private Notification notification;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /v1/members/{id}/contact | service           | 204 | customer partner support marketing admin",
                "DELETE | /v1/members/{id}/contact | service           | 204 | customer partner support marketing admin",
                "POST   | /v1/messages             | service marketing admin | 404 | customer partner support fraud finance",
                "GET    | /v1/messages             | support admin     | 200 | customer partner marketing fraud finance service",
                "GET    | /v1/messages/{id}        | support admin     | 404 | customer partner marketing fraud finance service",
                "GET    | /v1/me/inbox             | customer          | 200 | partner support admin service",
                "GET    | /v1/me/home              | customer          | 200 | partner support admin service",
                "POST   | /v1/me/inbox/{id}/read   | customer          | 404 | partner support admin service"
            })
    void letsInWhomAnEndpointIsForAndNobodyElse(
            HttpMethod method, String path, String right, int status, String wrong) {
        var nobody = call(method, path, null);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.type()).isEqualTo("/problems/sign-in-required");

        for (var kind : words(wrong))
            assertThat(call(method, path, token(kind)))
                    .as(kind)
                    .returns(403, Notification.Answered::status)
                    .returns("/problems/not-allowed", Notification.Answered::type);

        for (var kind : words(right))
            assertThat(call(method, path, token(kind)).status()).as(kind).isEqualTo(status);
    }

    private Notification.Answered call(HttpMethod method, String path, String token) {
        return notification.send(
                method,
                path.replace("{id}", ANY),
                token,
                unique("key"),
                BODIES.getOrDefault(method + " " + path, ""));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    private String token(String kind) {
        var issuer = notification.issuer();
        return switch (kind) {
            case "service" -> issuer.service("loyalty-service");
            case "customer" -> issuer.customer("nobody");
            case "partner" -> issuer.partner("acme", "referrals:write");
            default -> issuer.staff("somebody", kind);
        };
    }
}
