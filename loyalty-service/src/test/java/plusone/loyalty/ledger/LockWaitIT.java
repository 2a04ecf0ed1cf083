package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.ledger.LedgerCalls.Figures;
import plusone.postgres.EmbeddedDatabase;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** A command that had to wait for a row that another one held decides on what that one left. */
@LedgerTest
class LockWaitIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** More than the pool has. */
    private static final int CONNECTIONS = 32;

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;
    @Autowired private Ledger ledger;
    @Autowired private Atomically atomically;
    @Autowired private Clock clock;
    @Autowired private MeterRegistry meters;

    @Test
    void aSpendingThatWaitedForTheRowTakesFromTheLotsAsTheyAreThen() {
        var member = loyalty.memberWith(100);

        var second = spendWhileAnotherSpends60(member, 40);

        assertThat(second.status()).as(second.body().toString()).isEqualTo(201);
        assertThat(new LedgerCalls(loyalty).figures(member))
                .isEqualTo(new Figures(0, 0, 0, 0, 100));
    }

    @Test
    void aSpendingThatWaitedForTheRowIsRefusedOnTheBalanceAsItIsThen() {
        var member = loyalty.memberWith(100);

        var second = spendWhileAnotherSpends60(member, 60);

        assertRefused(second, 409, "insufficient-points");
        assertThat(second.body().get("available").asLong()).isEqualTo(40);
    }

    @Test
    void aSpendingWhoseConnectionsWereCutWhileItWaitedIsCarriedOutOnce() {
        var member = loyalty.memberWith(100);

        var second = spendWhileAnotherSpends60(member, 40, this::cutWhateverIsFree);

        assertThat(second.status()).as(second.body().toString()).isEqualTo(201);
        assertThat(new LedgerCalls(loyalty).figures(member))
                .isEqualTo(new Figures(0, 0, 0, 0, 100));
        useUpWhatWasCut();
    }

    private Answered spendWhileAnotherSpends60(UUID member, long points) {
        return spendWhileAnotherSpends60(member, points, () -> {});
    }

    private Answered spendWhileAnotherSpends60(UUID member, long points, Runnable meanwhile) {
        var end = new CompletableFuture<Void>();
        var spend =
                new Command.Spend(
                        null, member, 60, clock.instant(), new Remark("first", null, null));
        var locked = new CompletableFuture<Receipt>();
        var first =
                ledger.post(spend)
                        .doOnNext(locked::complete)
                        .then(Mono.fromFuture(end))
                        .as(atomically::commit)
                        .toFuture();
        CompletableFuture.anyOf(locked, first).join();

        var second =
                CompletableFuture.supplyAsync(() -> loyalty.spend(member, points, unique("spend")));
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(this::somebodyWaits);
        meanwhile.run();
        end.complete(null);

        first.join();
        return second.join();
    }

    private boolean somebodyWaits() {
        return meters.get("plusone.lane.held").gauges().stream().anyMatch(it -> it.value() > 0);
    }

    /** Each connection that was cut fails one call; those that come later are none of this test. */
    private void useUpWhatWasCut() {
        await().atMost(LIMIT)
                .until(
                        () -> atOnce(CONNECTIONS, _ -> enrol()),
                        it -> it.stream().allMatch(s -> s == 201));
    }

    private int enrol() {
        var body = Map.of("externalId", unique("enrolled"));
        return loyalty.post("/v1/members", loyalty.service(), unique("enrol"), body).status();
    }

    /** All connections but the one that holds the row. */
    private void cutWhateverIsFree() {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                        select count(*) filter (where pg_terminate_backend(pid)) as cut from pg_stat_activity
                        where datname = current_database() and usename = 'loyalty' and state = 'idle'""")) {
            assertThat(rows.next() && rows.getInt("cut") > 0).isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
