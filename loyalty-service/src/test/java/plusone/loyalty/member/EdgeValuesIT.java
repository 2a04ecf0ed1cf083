package plusone.loyalty.member;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.contract.EdgeValue;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.LoyaltyTest;

/** Every door of loyalty through which contact data come. */
@LoyaltyTest
class EdgeValuesIT {

    @Autowired Loyalty loyalty;

    private static Stream<EdgeValue> profiles() {
        return EdgeValue.all().filter(it -> !it.field().equals("externalId"));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void judgesAProfileAlikeWhoeverSendsIt(EdgeValue edge) {
        var body = Map.of(edge.field(), edge.value());
        var customer = unique("ada");
        var token = loyalty.issuer().customer(customer);
        var other = unique("ben");
        var member = loyalty.member(other);
        var ofTheOther = loyalty.issuer().customer(other);

        var answers =
                List.of(
                        enrolled(Map.of("externalId", unique("cho"), edge.field(), edge.value())),
                        loyalty.post("/v1/me/enrolment", token, unique("join"), body),
                        put("/v1/members/" + member, loyalty.service(), body),
                        put("/v1/me/profile", ofTheOther, body));

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.status() < 300).isEqualTo(edge.fits()))
                .filteredOn(it -> it.status() >= 300)
                .allSatisfy(it -> refusesOnly(edge.field(), it));
    }

    @ParameterizedTest
    @MethodSource("plusone.contract.EdgeValue#externalIds")
    void judgesAnExternalIdAlikeWhereverItStands(EdgeValue edge) {
        var id = edge.value();

        var answers =
                List.of(
                        enrolled(Map.of("externalId", id)),
                        loyalty.post("/v1/events", loyalty.service(), null, event(id)),
                        loyalty.get("/v1/members?externalId=" + id, loyalty.service()));

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.status() != 400).isEqualTo(edge.fits()))
                .allSatisfy(it -> assertThat(it.status()).isIn(200, 201, 400, 404, 409))
                .filteredOn(it -> it.status() == 400)
                .allSatisfy(it -> refusesOnly("externalId", it));
    }

    @ParameterizedTest
    @MethodSource("plusone.contract.EdgeValue#externalIds")
    void enrolsNobodyWhoseTokenNamesNoIdThatCanBeKept(EdgeValue edge) {
        var token = loyalty.issuer().customer(edge.value());

        var answer = loyalty.post("/v1/me/enrolment", token, unique("join"), Map.of());

        assertThat(answer.status() < 300).isEqualTo(edge.fits());
        assertThat(answer.status()).isIn(200, 201, 400, 401);
        if (answer.status() == 400) refusesOnly("Authorization", answer);
    }

    private Answered enrolled(Map<String, Object> body) {
        return loyalty.post("/v1/members", loyalty.service(), unique("enrol"), body);
    }

    private Answered put(String path, String token, Object body) {
        return loyalty.send(HttpMethod.PUT, path, token, null, body);
    }

    private static Map<String, Object> event(String externalId) {
        return Map.of(
                "eventId",
                unique("event"),
                "type",
                "nothing-special",
                "externalId",
                externalId,
                "occurredAt",
                Instant.now().toString());
    }

    private static void refusesOnly(String field, Answered answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("pointer"))
                .containsOnly("/" + field);
    }
}
