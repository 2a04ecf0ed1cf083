package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.postgres.EmbeddedDatabase;

/** SQL alone verifies the chain after each test, without the program that wrote it. */
@LedgerTest
class ChainIT {

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @Autowired MovableClock clock;

    @Test
    void everyLinkFollowsFromTheRowsAndTheHeadStandsInTheAccount() throws SQLException {
        var first = loyalty.memberWith(50);
        var second = loyalty.memberWith(10);
        var spent = loyalty.spend(first, 20, unique("spend"));
        loyalty.reverse(UUID.fromString(spent.body().get("id").asString()), unique("reversal"));
        loyalty.transfer(first, second, 5, unique("transfer"));
        earnByAnEventWithNanoseconds(second);

        assertThat(linksOf(first)).isEqualTo(4);
        assertThat(linksOf(second)).isEqualTo(3);
    }

    @Test
    void aMomentFinerThanTheDatabaseKeepsIsHashedAsItIsStored() {
        var member = loyalty.member();
        var later = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

        var earned =
                loyalty.post(
                        "/v1/transactions",
                        loyalty.service(),
                        unique("earn"),
                        earning(member, "availableAt", later.plusNanos(123_789).toString()));

        assertThat(earned.status()).isEqualTo(201);
        assertThat(loyalty.balance(member).get("pending").asLong()).isEqualTo(5);
    }

    /** What stands between two microseconds is rounded where it is stored, and cut elsewhere. */
    @ParameterizedTest
    @ValueSource(ints = {1, 499, 500, 501, 999})
    void aClockFinerThanTheDatabaseIsHashedAsItIsStored(int nanos) throws SQLException {
        clock.forward(Duration.ofNanos(nanos));
        var member = loyalty.memberWith(50);
        var other = loyalty.member();
        var calls = new LedgerCalls(loyalty);
        calls.transferred(member, other, 10);
        calls.capture(calls.placed(member, 10), 4);
        calls.reverse(calls.spent(member, 6), 6);

        assertThat(linksOf(member)).isEqualTo(5);
        assertThat(linksOf(other)).isEqualTo(1);
    }

    @Test
    void aLoneSurrogateInTheReasonIsRefusedAndAWholePairIsHashedAsItIsStored() {
        var member = loyalty.member();
        var text = "{\"type\":\"EARN\",\"memberId\":\"%s\",\"points\":5,\"reason\":\"%s\"}";

        var lone =
                loyalty.post(
                        "/v1/transactions",
                        loyalty.service(),
                        unique("earn"),
                        text.formatted(member, "\\uD800"));
        var pair =
                loyalty.post(
                        "/v1/transactions",
                        loyalty.service(),
                        unique("earn"),
                        text.formatted(member, "\\uD83C\\uDF89"));

        assertThat(lone.status()).isEqualTo(400);
        assertThat(pair.status()).isEqualTo(201);
        assertThat(loyalty.available(member)).isEqualTo(5);
    }

    private static Map<String, Object> earning(UUID member, String field, Object value) {
        var earning = new HashMap<>(Loyalty.transaction("EARN", member, 5));
        earning.put(field, value);
        return earning;
    }

    /** Finer than the database keeps, and such that cutting and rounding differ. */
    private void earnByAnEventWithNanoseconds(UUID member) throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into campaign (id, name, event_type, effect, points, state, starts_at)
                    values (gen_random_uuid(), 'Nanoseconds', 'nanoseconds', 'FIXED', 1, 'RUNNING', '2020-01-01')""");
        }
        var occurredAt = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusNanos(123_789);
        var event =
                Map.of(
                        "eventId",
                        unique("event"),
                        "type",
                        "nanoseconds",
                        "memberId",
                        member,
                        "occurredAt",
                        occurredAt.toString());
        assertThat(
                        loyalty.post("/v1/events", loyalty.service(), null, event)
                                .body()
                                .get("points")
                                .asLong())
                .isEqualTo(1);
    }

    private long linksOf(UUID member) throws SQLException {
        try (var connection = database.connect("loyalty");
                var query = connection.prepareStatement("select seq from account where id = ?")) {
            query.setObject(1, member);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong("seq");
            }
        }
    }
}
