package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/**
 * Every endpoint with nobody, with the wrong callers and with the right ones. What is sent is never
 * right, so that a caller who may is refused for that and nothing is changed.
 */
@LoyaltyTest
class RightsIT {

    private static final String ANY = "01991b2e-0000-7000-8000-000000000001";

    private static final String UNKNOWN_FIELD =
            """
            {"colour": "red"}""";

    @Autowired private Loyalty loyalty;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /v1/members                    | service marketing support fraud finance admin          | 400 | customer reporter other",
                "GET  | /v1/members                    | service marketing support fraud finance admin          | 200 | customer reporter other",
                "GET  | /v1/members/{id}               | service marketing support fraud finance admin          | 404 | customer reporter other",
                "PUT  | /v1/members/{id}               | service support admin                                  | 400 | customer reporter other marketing fraud finance",
                "POST | /v1/members/{id}/freeze        | support fraud admin                                    | 400 | customer reporter other marketing finance service",
                "POST | /v1/members/{id}/unfreeze      | support fraud admin                                    | 400 | customer reporter other marketing finance service",
                "GET  | /v1/members/{id}/balance       | service marketing support fraud finance admin          | 404 | customer reporter other",
                "GET  | /v1/members/{id}/transactions  | service marketing support fraud finance admin          | 404 | customer reporter other",
                "POST | /v1/transactions               | service admin                                          | 400 | customer reporter other marketing support fraud finance",
                "POST | /v1/transactions/batch         | service admin                                          | 415 | customer reporter other marketing support fraud finance",
                "GET  | /v1/transactions/{id}          | service marketing support fraud finance admin          | 404 | customer reporter other",
                "POST | /v1/transactions/{id}/reversal | service support admin                                  | 400 | customer reporter other marketing fraud finance",
                "POST | /v1/holds                      | service admin                                          | 400 | customer reporter other marketing support fraud finance",
                "GET  | /v1/holds/{id}                 | service admin                                          | 404 | customer reporter other marketing support fraud finance",
                "POST | /v1/holds/{id}/capture         | service admin                                          | 400 | customer reporter other marketing support fraud finance",
                "POST | /v1/holds/{id}/release         | service admin                                          | 400 | customer reporter other marketing support fraud finance",
                "POST | /v1/events                     | service support admin reporter                         | 400 | customer other marketing fraud finance",
                "GET  | /v1/ledger/integrity           | marketing support fraud finance admin                  | 200 | customer reporter other service",
                "POST | /v1/me/enrolment               | customer                                               | 400 | reporter other support admin service",
                "GET  | /v1/me/profile                 | customer                                               | 404 | reporter other support admin service",
                "PUT  | /v1/me/profile                 | customer                                               | 400 | reporter other support admin service",
                "GET  | /v1/me/transactions            | customer                                               | 404 | reporter other support admin service",
                "GET  | /v1/me/home                    | customer                                               | 404 | reporter other support admin service"
            })
    void letsInWhomAnEndpointIsForAndNobodyElse(
            HttpMethod method, String path, String right, int status, String wrong) {
        var nobody = call(method, path, null);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.type()).isEqualTo("/problems/sign-in-required");

        for (var kind : words(wrong))
            assertThat(call(method, path, token(kind)))
                    .as(kind)
                    .returns(403, Loyalty.Answered::status)
                    .returns("/problems/not-allowed", Loyalty.Answered::type);

        for (var kind : words(right))
            assertThat(call(method, path, token(kind)).status()).as(kind).isEqualTo(status);
    }

    private Loyalty.Answered call(HttpMethod method, String path, String token) {
        return loyalty.send(
                method,
                path.replace("{id}", ANY),
                token,
                unique("key"),
                method.equals(HttpMethod.GET) ? "" : UNKNOWN_FIELD);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    private String token(String kind) {
        var issuer = loyalty.issuer();
        return switch (kind) {
            case "service" -> issuer.service("referral-service");
            case "customer" -> issuer.customer("nobody");
            case "reporter" -> issuer.partner("acme", "events:write");
            case "other" -> issuer.partner("acme", "referrals:write");
            default -> issuer.staff("somebody", kind);
        };
    }
}
