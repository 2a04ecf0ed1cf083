package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyTest;
import plusone.postgres.EmbeddedDatabase;

/** SQL alone can verify the chain, without the program that wrote it. */
@LoyaltyTest
class ChainIT {

    private static final String BROKEN_LINKS =
            """
            with link as (
                select e.*, lag(encode(e.hash, 'hex'), 1, repeat('0', 64)) over (order by e.seq) as before
                from entry e where e.account_id = ? and e.seq is not null)
            select count(*) filter (where l.hash is distinct from sha256(concat_ws('|',
                l.before, l.account_id, l.seq, l.balance, l.pending, l.held, l.debt, l.earned, l.lots,
                t.id, t.type, coalesce(t.reverses::text, '-'), coalesce(t.expires_on::text, '-'),
                coalesce(((extract(epoch from t.available_at) * 1000000)::bigint)::text, '-'),
                (extract(epoch from t.occurred_at) * 1000000)::bigint, (extract(epoch from t.recorded_at) * 1000000)::bigint,
                encode(t.remark_digest, 'hex'),
                (select string_agg(concat_ws(':', leg, account_id, points), ',' order by leg) from entry
                    where transaction_id = t.id))::bytea)) as broken,
                count(*) as links
            from link l join transaction t on t.id = l.transaction_id""";

    @Autowired Loyalty loyalty;

    @Autowired EmbeddedDatabase database;

    @Test
    void everyLinkFollowsFromTheRowsAndTheHeadStandsInTheAccount() throws SQLException {
        var first = loyalty.memberWith(50);
        var second = loyalty.memberWith(10);
        var spent = loyalty.spend(first, 20, unique("spend"));
        loyalty.reverse(UUID.fromString(spent.body().get("id").asString()), unique("reversal"));
        loyalty.transfer(first, second, 5, unique("transfer"));
        earnByAnEventWithNanoseconds(second);

        assertThat(brokenLinksOf(first)).isEqualTo("0 of 4");
        assertThat(brokenLinksOf(second)).isEqualTo("0 of 3");
        assertThat(headIsInTheAccount(first)).isTrue();
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

    private String brokenLinksOf(UUID member) throws SQLException {
        try (var connection = database.connect("loyalty");
                var query = connection.prepareStatement(BROKEN_LINKS)) {
            query.setObject(1, member);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong("broken") + " of " + rows.getLong("links");
            }
        }
    }

    private boolean headIsInTheAccount(UUID member) throws SQLException {
        try (var connection = database.connect("loyalty");
                var query =
                        connection.prepareStatement(
                                """
                        select a.chain = e.hash as same from account a join entry e on e.account_id = a.id and e.seq = a.seq
                        where a.id = ?""")) {
            query.setObject(1, member);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean("same");
            }
        }
    }
}
