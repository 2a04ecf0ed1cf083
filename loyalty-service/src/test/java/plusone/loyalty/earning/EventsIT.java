package plusone.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.postgres.EmbeddedDatabase;

@LedgerTest
class EventsIT {

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @BeforeEach
    void oneCampaignRuns() throws Exception {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into campaign (id, name, event_type, effect, points, currency, state, starts_at)
                    values ('01900000-0000-7000-8000-000000000001', '1 point per euro', 'purchase', 'PER_UNIT', 1, 'EUR',
                        'RUNNING', '2020-01-01')
                    on conflict do nothing""");
        }
    }

    @Test
    void awardsAPurchaseOnceHoweverOftenItIsSent() {
        var externalId = unique("ada");
        var member = loyalty.member(externalId);
        var event = purchase(externalId, 4990);

        var answers = atOnce(8, _ -> post(event));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(answers).extracting(Answered::body).containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        var body = answers.getFirst().body();
        assertThat(body.get("points").asLong()).isEqualTo(49);
        assertThat(body.get("awards").get(0).get("campaign").asString())
                .isEqualTo("1 point per euro");
        assertThat(body.get("awards").get(0).get("reason").asString())
                .isEqualTo("1 point per euro: 49 for 49.90 EUR");
        assertThat(body.get("balance").get("available").asLong()).isEqualTo(49);
        assertThat(loyalty.available(member)).isEqualTo(49);
    }

    @ParameterizedTest
    @CsvSource({"99, EUR, 0", "100, EUR, 1", "12345, EUR, 123", "4990, USD, 0", "4990, JPY, 0"})
    void countsWholeUnitsOfTheCampaignsCurrency(long amount, String currency, long points) {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var event = purchase(externalId, amount);
        event.put("amount", Map.of("amount", amount, "currency", currency));

        assertThat(post(event).body().get("points").asLong()).isEqualTo(points);
    }

    @Test
    void recordsAnEventThatEarnsNothing() {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var event = purchase(externalId, 4990);
        event.put("type", "review");

        var first = post(event);
        var second = post(event);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("points").asLong()).isZero();
        assertThat(first.body().get("awards")).isEmpty();
        assertThat(first.body().get("balance").get("available").asLong()).isZero();
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void refusesAnotherEventUnderTheSameId() {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var event = purchase(externalId, 4990);
        post(event);
        event.put("amount", Map.of("amount", 9990, "currency", "EUR"));

        assertThat(post(event).type()).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void refusesAnEventThatWouldGiveMoreThanOneMayAndRecordsNothing() {
        var externalId = unique("ada");
        var member = loyalty.member(externalId);
        var event = purchase(externalId, 10_000_100);

        var tooLarge = post(event);

        assertThat(tooLarge.status()).isEqualTo(422);
        assertThat(tooLarge.type()).isEqualTo("/problems/award-too-large");
        assertThat(tooLarge.body().get("most").asLong()).isEqualTo(100_000);
        assertThat(loyalty.available(member)).isZero();

        event.put("amount", Map.of("amount", 10_000_000, "currency", "EUR"));
        assertThat(post(event).body().get("points").asLong()).isEqualTo(100_000);
    }

    @Test
    void refusesAnAmountThatNoNumberOfPointsCouldHold() {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var type = unique("many-campaigns");
        runCampaigns(type, 100);
        var event = purchase(externalId, 100_000_000_000L);
        event.put("type", type);
        event.put("amount", Map.of("amount", 100_000_000_000L, "currency", "JPY"));

        assertThat(post(event).type()).isEqualTo("/problems/award-too-large");
    }

    /** Each gives a million points for each yen. */
    private void runCampaigns(String type, int number) {
        try (var connection = database.connect("loyalty");
                var statement =
                        connection.prepareStatement(
                                """
                                insert into campaign (id, name, event_type, effect, points, currency, state, starts_at)
                                select gen_random_uuid(), 'yen', ?, 'PER_UNIT', 1000000, 'JPY', 'RUNNING', '2020-01-01'
                                from generate_series(1, ?)""")) {
            statement.setString(1, type);
            statement.setInt(2, number);
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void showsAPartnerTheBalanceOnlyWithTheScopeForIt() {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var event = purchase(externalId, 4990);
        var without = loyalty.issuer().partner("acme", "events:write");
        var with = loyalty.issuer().partner("acme", "events:write", "balances:read");

        var first = loyalty.post("/v1/events", without, null, event);
        var repeatedWith = loyalty.post("/v1/events", with, null, event);
        var repeatedWithout = loyalty.post("/v1/events", without, null, event);

        assertThat(first.body().get("points").asLong()).isEqualTo(49);
        assertThat(first.body().has("balance")).isFalse();
        assertThat(repeatedWith.body().get("balance").get("available").asLong()).isEqualTo(49);
        assertThat(repeatedWithout.body()).isEqualTo(first.body());
    }

    @Test
    void showsAPartnerNoBalanceBehindAnEventThatEarnsNothing() {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var event = purchase(externalId, 4990);
        event.put("type", "review");

        var answer =
                loyalty.post(
                        "/v1/events",
                        loyalty.issuer().partner("bolt", "events:write"),
                        null,
                        event);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().has("balance")).isFalse();
    }

    @Test
    void takesEventsFromPartnersWhoMaySendThem() {
        var externalId = unique("ada");
        loyalty.member(externalId);
        var event = purchase(externalId, 4990);

        assertThat(
                        loyalty.post(
                                        "/v1/events",
                                        loyalty.issuer().partner("acme", "referrals:write"),
                                        null,
                                        event)
                                .status())
                .isEqualTo(403);
        assertThat(
                        loyalty.post(
                                        "/v1/events",
                                        loyalty.issuer().partner("acme", "events:write"),
                                        null,
                                        event)
                                .status())
                .isEqualTo(201);
    }

    @Test
    void refusesEventsOfNobodyOfTwoOrOfAnotherTime() {
        var externalId = unique("ada");
        var member = loyalty.member(externalId);
        var nobody = purchase(unique("stranger"), 100);
        var two = purchase(externalId, 100);
        two.put("memberId", member);
        var tomorrow = purchase(externalId, 100);
        tomorrow.put("occurredAt", Instant.now().plus(1, ChronoUnit.DAYS));
        var longAgo = purchase(externalId, 100);
        longAgo.put("occurredAt", Instant.now().minus(401, ChronoUnit.DAYS));
        var unnamed = purchase(externalId, 100);
        unnamed.put("eventId", "two words");

        assertThat(post(nobody).type()).isEqualTo("/problems/member-not-found");
        assertThat(post(two).status()).isEqualTo(400);
        assertThat(post(tomorrow).status()).isEqualTo(400);
        assertThat(post(longAgo).status()).isEqualTo(400);
        assertThat(post(unnamed).body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/eventId");
        assertThat(loyalty.available(member)).isZero();
    }

    private Answered post(Map<String, Object> event) {
        return loyalty.post("/v1/events", loyalty.service(), null, event);
    }

    private static Map<String, Object> purchase(String externalId, long cents) {
        var event = new HashMap<String, Object>();
        event.put("eventId", "order-" + UUID.randomUUID());
        event.put("type", "purchase");
        event.put("externalId", externalId);
        event.put("occurredAt", Instant.now());
        event.put("amount", Map.of("amount", cents, "currency", "EUR"));
        return event;
    }
}
