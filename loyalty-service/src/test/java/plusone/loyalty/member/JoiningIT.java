package plusone.loyalty.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.contract.NotificationStandIn;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.LoyaltyTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who joins by themselves says how they are reached, whatever others sent before. */
@LoyaltyTest
class JoiningIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired Loyalty loyalty;

    @Autowired NotificationStandIn notification;

    private final String dan = unique("dan");

    @Test
    void replacesAllThatAServiceSentByWhatTheCustomerSends() {
        var member = enrolledBy(loyalty.service());

        var joined = join(Map.of("displayName", "Dan", "email", "dan@plusone.example"));

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.body().get("id").asString()).isEqualTo(member.toString());
        assertThat(joined.body().get("displayName").asString()).isEqualTo("Dan");
        assertThat(joined.body().get("email").asString()).isEqualTo("dan@plusone.example");
        assertThat(joined.body().has("phone")).isFalse();
        assertThat(joined.body().get("locale").asString()).isEqualTo("de");
        var told = contact(member, 2);
        assertThat(told.get("email").asString()).isEqualTo("dan@plusone.example");
        assertThat(told.has("phone")).isFalse();
    }

    @Test
    void keepsNoAddressOfAServiceWhereTheCustomerNamesNone() {
        var member = enrolledBy(loyalty.service());

        var joined = join(Map.of());

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.body().has("email")).isFalse();
        assertThat(joined.body().has("displayName")).isFalse();
        assertThat(contact(member, 2).has("email")).isFalse();
    }

    @Test
    void keepsWhatStaffEnteredWhereTheCustomerIsSilent() {
        var member = enrolledBy(loyalty.issuer().staff("sam", "support"));

        var joined = join(Map.of("email", "dan@plusone.example"));

        assertThat(joined.body().get("displayName").asString()).isEqualTo("Somebody");
        assertThat(joined.body().get("phone").asString()).isEqualTo("+49 30 1234");
        assertThat(joined.body().get("email").asString()).isEqualTo("dan@plusone.example");
        assertThat(contact(member, 2).get("email").asString()).isEqualTo("dan@plusone.example");
    }

    @Test
    void changesNothingTheSecondTime() {
        var member = enrolledBy(loyalty.service());
        var first = join(Map.of("email", "dan@plusone.example"));

        var second = join(Map.of("email", "other@plusone.example"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(contact(member, 2).get("email").asString()).isEqualTo("dan@plusone.example");
        assertThat(notification.contactsOf(member)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void changesNothingOnceTheCustomerHasWrittenTheirProfile() {
        enrolledBy(loyalty.service());
        loyalty.send(
                HttpMethod.PUT,
                "/v1/me/profile",
                token(),
                null,
                Map.of("email", "dan@plusone.example"));

        var joined = join(Map.of());

        assertThat(joined.body().get("email").asString()).isEqualTo("dan@plusone.example");
    }

    @Test
    void letsSupportCorrectWhoHasJoinedWithoutOpeningThemAnew() {
        var member = enrolledBy(loyalty.service());
        join(Map.of("email", "dam@plusone.example"));
        loyalty.send(
                HttpMethod.PUT,
                "/v1/members/" + member,
                loyalty.issuer().staff("sam", "support"),
                null,
                Map.of("email", "dan@plusone.example"));

        var again = join(Map.of("email", "third@plusone.example"));

        assertThat(again.body().get("email").asString()).isEqualTo("dan@plusone.example");
    }

    @Test
    void hearsOneOfManyFirstWords() {
        var member = enrolledBy(loyalty.service());

        var answers = atOnce(8, number -> join(Map.of("displayName", "Dan " + number)));

        assertThat(answers).extracting(Answered::status).containsOnly(200);
        assertThat(answers).extracting(Answered::body).containsOnly(answers.getFirst().body());
        assertThat(contact(member, 2).get("displayName"))
                .isEqualTo(answers.getFirst().body().get("displayName"));
    }

    private UUID enrolledBy(String token) {
        var answer =
                loyalty.post(
                        "/v1/members",
                        token,
                        unique("enrol"),
                        Map.of(
                                "externalId",
                                dan,
                                "displayName",
                                "Somebody",
                                "email",
                                "x@evil.example",
                                "phone",
                                "+49 30 1234",
                                "locale",
                                "de"));
        assertThat(answer.status()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }

    private Answered join(Map<String, Object> profile) {
        return loyalty.post("/v1/me/enrolment", token(), unique("join"), profile);
    }

    private String token() {
        return loyalty.issuer().customer(dan);
    }

    /** The contact that notification has in the end, which is of this version. */
    private JsonNode contact(UUID member, long version) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(last(member).get("version").asLong())
                                        .isGreaterThanOrEqualTo(version));
        assertThat(last(member).get("version").asLong()).isEqualTo(version);
        return last(member);
    }

    private JsonNode last(UUID member) {
        assertThat(notification.takenContactsOf(member)).isNotEmpty();
        LoggedRequest last = notification.takenContactsOf(member).getLast();
        return JsonMapper.shared().readTree(last.getBodyAsString());
    }
}
