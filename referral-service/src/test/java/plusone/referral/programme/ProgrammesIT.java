package plusone.referral.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.atOnce;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;

@ReferralTest
class ProgrammesIT {

    @Autowired private ReferralService service;

    @Test
    void setsAProgrammeUpOnceHoweverOftenItIsSent() {
        var key = unique("programme");

        var first = service.post("/v1/programmes", service.marketing(), key, terms());
        var again = service.post("/v1/programmes", service.marketing(), key, terms());

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("friendPoints").asLong()).isEqualTo(250);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.replayed()).isTrue();
        assertThat(service.get("/v1/programmes/" + first.text("id"), service.acme()).body())
                .isEqualTo(first.body());
    }

    @Test
    void takesTheUsualDaysWhereNoneAreGiven() {
        var terms = terms();
        terms.keySet().removeAll(List.of("attributionDays", "returnDays"));

        var programme =
                service.post("/v1/programmes", service.marketing(), unique("programme"), terms);

        assertThat(programme.body().get("attributionDays").asInt()).isEqualTo(30);
        assertThat(programme.body().get("returnDays").asInt()).isEqualTo(14);
        assertThat(programme.body().get("default").asBoolean()).isFalse();
    }

    @Test
    void replacesAProgrammeAndLeavesItTheDefault() {
        var terms = terms();
        terms.put("default", true);
        var id = service.programme(terms);
        terms.remove("default");
        terms.put("name", "Plus Two");
        terms.put("minimumAmount", Map.of("amount", 2000, "currency", "EUR"));

        var replaced = replace(id, terms);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("name")).isEqualTo("Plus Two");
        assertThat(replaced.body().get("default").asBoolean()).isTrue();
        assertThat(replaced.body().get("minimumAmount").get("amount").asLong()).isEqualTo(2000);
        assertThat(service.get("/v1/programmes/" + id, service.acme()).body())
                .isEqualTo(replaced.body());
    }

    @Test
    void hasOneDefaultWhoeverElseIsMadeItAtTheSameMoment() {
        var ids = IntStream.range(0, 4).mapToObj(_ -> service.programme(terms())).toList();
        var terms = terms();
        terms.put("default", true);

        var answers =
                atOnce(
                        16,
                        number ->
                                number % 2 == 0
                                        ? replace(ids.get(number % 4), terms)
                                        : service.post(
                                                "/v1/programmes",
                                                service.marketing(),
                                                unique("programme"),
                                                terms));

        assertThat(answers).allMatch(it -> it.status() < 300);
        var all = service.get("/v1/programmes?limit=200", service.marketing()).body().get("items");
        assertThat(all).filteredOn(it -> it.get("default").asBoolean()).hasSize(1);
    }

    @Test
    void listsNewestFirstPageByPage() {
        var older = service.programme(terms());
        var newer = service.programme(terms());

        var first = service.get("/v1/programmes?limit=1", service.service());
        var second =
                service.get(
                        "/v1/programmes?limit=1&cursor=" + first.text("nextCursor"),
                        service.service());

        assertThat(first.body().get("items").get(0).get("id").asString()).isEqualTo(newer);
        assertThat(second.body().get("items").get(0).get("id").asString()).isEqualTo(older);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "advocateMonthlyCap | 5",
                "milestones         | []",
                "advocatePoints     | -1",
                "friendPoints       | 1000000001",
                "friendPoints       | 2.5",
                "advocatePoints     | \"500\"",
                "attributionDays    | 0",
                "returnDays         | -1",
                "name               | \" \"",
                "landingUrl         | \"javascript:alert(1)\"",
                "landingUrl         | \"/welcome\"",
                "status             | \"OPEN\"",
                "status             | null",
                "minimumAmount      | {\"amount\": 5}",
                "minimumAmount      | {\"amount\": 5, \"currency\": \"ECU1\"}"
            })
    void refusesWhatIsNoProgramme(String field, String value) {
        var terms = terms();
        terms.put(field, tools.jackson.databind.json.JsonMapper.shared().readTree(value));

        var answer =
                service.post("/v1/programmes", service.marketing(), unique("programme"), terms);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString())
                .startsWith("/" + field);
    }

    @Test
    void knowsNoOther() {
        var path = "/v1/programmes/01991b2e-0000-7000-8000-000000000001";

        assertThat(service.get(path, service.marketing()).type()).isEqualTo("programme-not-found");
        assertThat(service.send(HttpMethod.PUT, path, service.marketing(), null, terms()).type())
                .isEqualTo("programme-not-found");
    }

    private ReferralService.Answered replace(String id, Map<String, Object> terms) {
        return service.send(
                HttpMethod.PUT, "/v1/programmes/" + id, service.marketing(), null, terms);
    }
}
