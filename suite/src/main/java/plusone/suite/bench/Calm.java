package plusone.suite.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import plusone.suite.part.Refusal;

/**
 * Waits until loyalty-services have nothing left to do: their check in the background walks over
 * every transaction, and past none that does not hold. What is measured next does not pay for what
 * was measured before.
 */
final class Calm {

    private static final String LEFT =
            """
            select coalesce((select max(number) from loyalty.transaction), 0)
                - (select verified from loyalty.verification)""";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PATIENCE = 120;
    private static final int TELL_EVERY = 30;

    private final Site site;
    private final List<MeasuredLedger> ledgers;
    private final Consumer<String> progress;
    private int pauses;

    Calm(Site site, List<MeasuredLedger> ledgers, Consumer<String> progress) {
        this.site = site;
        this.ledgers = List.copyOf(ledgers);
        this.progress = progress;
    }

    /**
     * Returns when nothing is left.
     *
     * @throws Refusal if a check does not get on, as where the books do not hold
     */
    void await() {
        try {
            for (var ledger : ledgers) await(ledger);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long was waited in all. */
    Duration waited() {
        return PAUSE.multipliedBy(pauses);
    }

    private void await(MeasuredLedger ledger) throws SQLException {
        int idle = 0;
        for (long left = left(ledger), before = left;
                left > 0;
                before = left, left = left(ledger)) {
            idle = left < before ? 0 : idle + 1;
            if (idle > PATIENCE) throw new Refusal("the books are not verified, see the logs");
            if (idle == 0 && pauses % TELL_EVERY == 0)
                progress.accept("%,d transactions are still to be verified".formatted(left));
            pause();
        }
    }

    private long left(MeasuredLedger ledger) throws SQLException {
        try (var database = site.database(ledger.database());
                var statement = database.createStatement();
                var rows = statement.executeQuery(LEFT)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void pause() {
        pauses++;
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
