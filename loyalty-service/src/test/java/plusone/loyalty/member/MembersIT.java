package plusone.loyalty.member;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.LoyaltyTest;

@LoyaltyTest
class MembersIT {

    @Autowired Loyalty loyalty;

    @Test
    void enrolsACustomerOnceHoweverManyTry() {
        var externalId = unique("ada");

        var answers =
                atOnce(
                        8,
                        number ->
                                loyalty.post(
                                        "/v1/members",
                                        loyalty.service(),
                                        unique("enrol"),
                                        Map.of("externalId", externalId)));

        var enrolled = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(enrolled).hasSize(1);
        var id = enrolled.getFirst().body().get("id");
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(409);
                            assertThat(answer.type()).isEqualTo("/problems/member-exists");
                            assertThat(answer.body().get("memberId")).isEqualTo(id);
                        });
    }

    @Test
    void repeatsTheAnswerToARepeatedEnrolment() {
        var body =
                Map.of(
                        "externalId",
                        unique("ada"),
                        "displayName",
                        "Ada",
                        "email",
                        "ada@example.org");
        var key = unique("enrol");

        var first = loyalty.post("/v1/members", loyalty.service(), key, body);
        var second = loyalty.post("/v1/members", loyalty.service(), key, body);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.body().get("status").asString()).isEqualTo("ACTIVE");
        assertThat(first.body().get("locale").asString()).isEqualTo("en");
        assertThat(first.body().has("phone")).isFalse();
    }

    @Test
    void givesAKeyToOneKindOfCallOnly() {
        var member = loyalty.member();
        var key = unique("shared");
        loyalty.earn(member, 5, key);

        var answer =
                loyalty.post(
                        "/v1/members", loyalty.service(), key, Map.of("externalId", unique("ada")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void findsMembersByExternalIdAndByWords() {
        var externalId = unique("finder");
        var id = loyalty.member(externalId);

        var exactly = loyalty.get("/v1/members?externalId=" + externalId, loyalty.service());
        var byWords = loyalty.get("/v1/members?q=" + externalId.substring(0, 8), loyalty.service());
        var literally = loyalty.get("/v1/members?q=%25", loyalty.service());

        assertThat(exactly.body().get("items").findValuesAsString("id"))
                .containsExactly(id.toString());
        assertThat(byWords.body().get("items").findValuesAsString("id")).contains(id.toString());
        assertThat(literally.body().get("items")).isEmpty();
    }

    @Test
    void refusesWhatIsNoProfile() {
        var answer =
                loyalty.post(
                        "/v1/members",
                        loyalty.service(),
                        unique("enrol"),
                        Map.of(
                                "externalId",
                                unique("ada"),
                                "email",
                                "nowhere",
                                "timeZone",
                                "Mars/Olympus"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "email, ''",
        "displayName, ''",
        "displayName, ' '",
        "displayName, 'Ada\r\nBcc: all@example.org'",
        "displayName, 'A\u0007da'",
        "phone, ''"
    })
    void refusesAnEmptyAddressAndANameOfManyLinesWhereverItIsGiven(String field, String value) {
        var customer = unique("ada");
        var token = loyalty.issuer().customer(customer);
        var body = Map.of(field, value);
        var member = loyalty.member();

        var answers =
                List.of(
                        loyalty.post(
                                "/v1/members",
                                loyalty.service(),
                                unique("enrol"),
                                Map.of("externalId", customer, field, value)),
                        loyalty.post("/v1/me/enrolment", token, unique("enrol"), body),
                        loyalty.send(
                                HttpMethod.PUT,
                                "/v1/members/" + member,
                                loyalty.issuer().staff("sam", "support"),
                                null,
                                body));

        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(400);
                            assertThat(answer.body().at("/errors/0/pointer").asString())
                                    .isEqualTo("/" + field);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-a", "en-1", "en-x", "de-DE-1", "", "de_DE"})
    void refusesALocaleThatNotificationWouldNotTake(String locale) {
        var answer =
                loyalty.post(
                        "/v1/members",
                        loyalty.service(),
                        unique("enrol"),
                        Map.of("externalId", unique("ada"), "locale", locale));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/locale");
    }

    @Test
    void letsCustomersJoinOnceAndSeeThemselves() {
        var sub = unique("dan");
        var token = loyalty.issuer().customer(sub);
        assertThat(loyalty.get("/v1/me/profile", token).type()).isEqualTo("/problems/not-enrolled");

        var first =
                loyalty.post(
                        "/v1/me/enrolment", token, unique("join"), Map.of("displayName", "Dan"));
        var again =
                loyalty.post(
                        "/v1/me/enrolment", token, unique("join"), Map.of("displayName", "Daniel"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("externalId").asString()).isEqualTo(sub);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(loyalty.get("/v1/me/profile", token).body()).isEqualTo(first.body());
    }

    @Test
    void letsCustomersChangeTheirOwnProfile() {
        var sub = unique("ada");
        loyalty.member(sub);
        var token = loyalty.issuer().customer(sub);

        var changed =
                loyalty.send(
                        HttpMethod.PUT,
                        "/v1/me/profile",
                        token,
                        null,
                        Map.of(
                                "displayName",
                                "Ada L.",
                                "locale",
                                "de",
                                "timeZone",
                                "Europe/Vienna"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("displayName").asString()).isEqualTo("Ada L.");
        assertThat(changed.body().get("timeZone").asString()).isEqualTo("Europe/Vienna");
        assertThat(changed.body().has("email")).isFalse();
        assertThat(loyalty.get("/v1/me/profile", token).body()).isEqualTo(changed.body());
    }

    @Test
    void answersTheHomePartInOneCall() {
        var sub = unique("ada");
        var member = loyalty.member(sub);
        loyalty.earn(member, 49, unique("earn"));

        var home = loyalty.get("/v1/me/home", loyalty.issuer().customer(sub)).body();

        assertThat(home.get("member").get("id").asString()).isEqualTo(member.toString());
        assertThat(home.get("balance").get("available").asLong()).isEqualTo(49);
        assertThat(home.get("expiring")).hasSize(1);
        assertThat(home.has("asOf")).isTrue();
    }

    @Test
    void letsACustomerSeeTheirOwnTransactionsOnly() {
        var sub = unique("ada");
        loyalty.earn(loyalty.member(sub), 49, unique("earn"));
        var other = unique("ben");
        loyalty.member(other);

        var own = loyalty.get("/v1/me/transactions", loyalty.issuer().customer(sub)).body();
        var others = loyalty.get("/v1/me/transactions", loyalty.issuer().customer(other)).body();

        assertThat(own.get("items").findValuesAsString("points")).containsExactly("49");
        assertThat(others.get("items")).isEmpty();
    }

    @Test
    void keepsCustomersAndPartnersOffTheStaffsRoutes() {
        var member = loyalty.member();

        for (var token :
                List.of(
                        loyalty.issuer().customer("ada"),
                        loyalty.issuer().partner("acme", "events:write"))) {
            assertThat(
                            Stream.of(
                                            loyalty.get("/v1/members/" + member, token),
                                            loyalty.get("/v1/members/" + UUID.randomUUID(), token),
                                            loyalty.get(
                                                    "/v1/members/" + member + "/balance", token),
                                            loyalty.post(
                                                    "/v1/members",
                                                    token,
                                                    unique("enrol"),
                                                    Map.of("externalId", unique("x"))))
                                    .map(Answered::status))
                    .containsOnly(403);
        }
    }
}
