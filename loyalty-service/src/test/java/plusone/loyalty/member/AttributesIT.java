package plusone.loyalty.member;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.LoyaltyTest;
import plusone.postgres.EmbeddedDatabase;

/** What the house knows beside the fields: bounded, and no burden to who does not ask for it. */
@LoyaltyTest
class AttributesIT {

    private static final int MOST = 4096;
    private static final int MOST_OF_AN_EVENT = 16_384;

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    private String customer;
    private UUID member;
    private String support;

    @BeforeEach
    void aMember() {
        customer = unique("ada");
        member = loyalty.member(customer);
        support = loyalty.issuer().staff("sam", "support");
    }

    @Test
    void takesAsManyAsFitForAMember() {
        var most = attributes(MOST);

        var replaced = replace(most);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body().at("/attributes/a").asString()).isEqualTo(most.get("a"));
        assertThat(enrol(most).status()).isEqualTo(201);
        assertThat(record(attributes(MOST_OF_AN_EVENT)).status()).isEqualTo(201);
    }

    @Test
    void refusesMoreWithWords() {
        var answers =
                List.of(
                        replace(attributes(MOST + 1)),
                        enrol(attributes(MOST + 1)),
                        record(attributes(MOST_OF_AN_EVENT + 1)),
                        record(attributes(900_000)),
                        record(Map.of("a", "\u00e4".repeat(MOST_OF_AN_EVENT / 2))));

        assertThat(answers).allSatisfy(it -> refuses(it, "bytes as compact JSON"));
    }

    @Test
    void refusesWhatIsNestedDeeply() {
        Object nested = Map.of();
        for (var level = 0; level < 8; level++) nested = List.of(nested);

        refuses(replace(Map.of("deep", nested)), "8 levels");
        refuses(record(Map.of("deep", nested)), "8 levels");
    }

    @Test
    void showsThemToStaffOneMemberAtATime() {
        replace(Map.of("shoeSize", 38));

        var toStaff = loyalty.get("/v1/members/" + member, support).body();
        var toAService = loyalty.get("/v1/members/" + member, loyalty.service()).body();
        var listed = loyalty.get("/v1/members?q=" + customer, support).body();

        assertThat(toStaff.at("/attributes/shoeSize").asLong()).isEqualTo(38);
        assertThat(toAService.has("attributes")).isFalse();
        assertThat(listed.at("/items/0/id").asString()).isEqualTo(member.toString());
        assertThat(listed.at("/items/0").has("attributes")).isFalse();
    }

    /** There was no limit once; what is stored from then must not shut anybody out. */
    @Test
    void answersNeighboursBrieflyAboutAMemberOfWhomMuchIsStored() throws SQLException {
        store(300_000);

        var token = loyalty.issuer().customer(customer);
        var answers =
                List.of(
                        loyalty.get("/v1/me/home", token),
                        loyalty.get("/v1/members/" + member, loyalty.service()),
                        loyalty.get("/v1/members?externalId=" + customer, loyalty.service()),
                        loyalty.get("/v1/members?q=" + customer, loyalty.service()));

        assertThat(answers)
                .allSatisfy(
                        it -> {
                            assertThat(it.status()).isEqualTo(200);
                            assertThat(it.body().toString())
                                    .contains(member.toString())
                                    .hasSizeLessThan(10_000);
                        });
    }

    private static Map<String, Object> attributes(int bytes) {
        return Map.of("a", "x".repeat(bytes - "{\"a\":\"\"}".length()));
    }

    private Answered replace(Map<String, Object> attributes) {
        return loyalty.send(
                HttpMethod.PUT,
                "/v1/members/" + member,
                support,
                null,
                Map.of("attributes", attributes));
    }

    private Answered enrol(Map<String, Object> attributes) {
        return loyalty.post(
                "/v1/members",
                support,
                unique("enrol"),
                Map.of("externalId", unique("ben"), "attributes", attributes));
    }

    private Answered record(Map<String, Object> attributes) {
        return loyalty.post(
                "/v1/events",
                loyalty.service(),
                null,
                Map.of(
                        "eventId",
                        unique("event"),
                        "type",
                        "nothing-special",
                        "memberId",
                        member,
                        "occurredAt",
                        Instant.now().toString(),
                        "attributes",
                        attributes));
    }

    private void store(int characters) throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(
                    "update member set attributes = jsonb_build_object('n', repeat('x', %d)) where id = '%s'"
                            .formatted(characters, member));
        }
    }

    private static void refuses(Answered answer, String words) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/attributes");
        assertThat(answer.body().at("/errors/0/detail").asString()).contains(words);
    }
}
