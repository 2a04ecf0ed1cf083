package plusone.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Every endpoint with nobody, with the wrong callers and with the right ones. */
@ReferralTest
class RightsIT {

    private static final String ANY = "01991b2e-0000-7000-8000-000000000001";

    @Autowired private ReferralService service;

    private static final Map<String, String> BODIES =
            Map.of(
                    "POST /v1/advocates",
                    "{\"programmeId\": \"%s\", \"externalId\": \"nobody\"}".formatted(ANY),
                    "POST /v1/referrals",
                    "{\"programmeId\": \"%s\", \"code\": \"X\", \"friend\": {\"externalId\": \"nobody\"}}"
                            .formatted(ANY),
                    "POST /v1/referrals/{id}/conversions",
                    "{\"eventId\": \"order\", \"occurredAt\": \"2026-05-04T10:15:30Z\"}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /v1/programmes                 | marketing admin                        | 201 | customer writer reader service support fraud finance",
                "PUT  | /v1/programmes/{id}            | marketing admin                        | 404 | customer writer reader service support fraud finance",
                "GET  | /v1/programmes                 | marketing support service writer reader | 200 | customer other",
                "GET  | /v1/programmes/{id}            | marketing support service writer reader | 404 | customer other",
                "POST | /v1/advocates                  | marketing support service writer       | 404 | customer reader other",
                "POST | /v1/referrals                  | service writer                         | 404 | customer reader other marketing admin",
                "GET  | /v1/referrals                  | support fraud reader                   | 200 | customer writer other service",
                "GET  | /v1/referrals/{id}             | support fraud reader                   | 404 | customer writer other service",
                "POST | /v1/referrals/{id}/conversions | service writer                         | 404 | customer reader other marketing admin",
                "GET  | /v1/me/referrals               | customer                               | 200 | writer reader support admin service",
                "GET  | /v1/me/home                    | customer                               | 200 | writer reader support admin service"
            })
    void letsInWhomAnEndpointIsForAndNobodyElse(
            HttpMethod method, String path, String right, int status, String wrong) {
        var nobody = call(method, path, null);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.type()).isEqualTo("sign-in-required");

        for (var kind : wrong.split(" ", -1))
            assertThat(call(method, path, token(kind)))
                    .as(kind)
                    .returns(403, ReferralService.Answered::status)
                    .returns("not-allowed", ReferralService.Answered::type);

        for (var kind : right.split(" ", -1))
            assertThat(call(method, path, token(kind)).status()).as(kind).isEqualTo(status);
    }

    @Test
    void wantsAKeyForWhatIsPosted() {
        for (var path : BODIES.keySet()) {
            var answer =
                    service.post(
                            path.replace("POST ", "").replace("{id}", ANY),
                            service.acme(),
                            null,
                            BODIES.get(path));
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("idempotency-key-missing");
        }
    }

    private ReferralService.Answered call(HttpMethod method, String path, String token) {
        return service.send(
                method,
                path.replace("{id}", ANY),
                token,
                unique("key"),
                path.startsWith("/v1/programmes") && !method.equals(HttpMethod.GET)
                        ? terms()
                        : BODIES.getOrDefault(method + " " + path, ""));
    }

    private String token(String kind) {
        var issuer = service.issuer();
        return switch (kind) {
            case "service" -> issuer.service("suite");
            case "customer" -> issuer.customer("nobody");
            case "reader" -> issuer.partner("acme", "referrals:read");
            case "writer" -> issuer.partner("acme", "referrals:write");
            case "other" -> issuer.partner("acme", "events:write");
            default -> issuer.staff("somebody", kind);
        };
    }
}
