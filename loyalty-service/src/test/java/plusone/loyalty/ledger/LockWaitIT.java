package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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

/** A command that had to wait for another one decides on what that one left. */
@LedgerTest
class LockWaitIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;
    @Autowired private Ledger ledger;
    @Autowired private Atomically atomically;
    @Autowired private Clock clock;

    @Test
    void aSpendingThatWaitedForTheLockTakesFromTheLotsAsTheyAreThen() {
        var member = loyalty.memberWith(100);

        var second = spendWhileAnotherSpends60(member, 40);

        assertThat(second.status()).as(second.body().toString()).isEqualTo(201);
        assertThat(new LedgerCalls(loyalty).figures(member))
                .isEqualTo(new Figures(0, 0, 0, 0, 100));
    }

    @Test
    void aSpendingThatWaitedForTheLockIsRefusedOnTheBalanceAsItIsThen() {
        var member = loyalty.memberWith(100);

        var second = spendWhileAnotherSpends60(member, 60);

        assertRefused(second, 409, "insufficient-points");
        assertThat(second.body().get("available").asLong()).isEqualTo(40);
    }

    @Test
    void aSpendingWhoseConnectionWasCutWhileItWaitedIsCarriedOutOnce() {
        var member = loyalty.memberWith(100);

        var second = spendWhileAnotherSpends60(member, 40, this::cutWhoeverWaits);

        assertThat(second.status()).as(second.body().toString()).isEqualTo(201);
        assertThat(new LedgerCalls(loyalty).figures(member))
                .isEqualTo(new Figures(0, 0, 0, 0, 100));
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
        await().atMost(LIMIT).until(this::somebodyWaits);
        meanwhile.run();
        end.complete(null);

        first.join();
        return second.join();
    }

    private boolean somebodyWaits() throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                        select from pg_locks l join pg_stat_activity using (pid)
                        where not granted and datname = current_database()""")) {
            return rows.next();
        }
    }

    private void cutWhoeverWaits() {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                        select pg_terminate_backend(pid) as cut from pg_locks l join pg_stat_activity using (pid)
                        where not granted and datname = current_database()""")) {
            assertThat(rows.next() && rows.getBoolean("cut")).isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
