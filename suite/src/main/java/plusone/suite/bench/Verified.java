package plusone.suite.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import plusone.suite.part.Refusal;

/**
 * Waits for the check in the background of a loyalty-service: it walks over every transaction, and
 * past none that does not hold.
 */
final class Verified {

    private static final String LEFT =
            "select coalesce(max(number), 0) - (select verified from loyalty.verification) from loyalty.transaction";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PATIENCE = 60;
    private static final int TELL_EVERY = 15;

    private final Connection database;
    private final Consumer<String> progress;

    Verified(Connection database, Consumer<String> progress) {
        this.database = database;
        this.progress = progress;
    }

    /**
     * Returns when nothing is left to be verified.
     *
     * @throws Refusal if it does not get on, as where the books do not hold
     */
    void await() throws SQLException {
        int waited = 0;
        int since = 0;
        for (long left = left(), before = left; left > 0; before = left, left = left()) {
            since = left < before ? 0 : since + 1;
            if (since > PATIENCE)
                throw new Refusal(
                        "the check in the background stands still, see the service's log");
            if (waited++ % TELL_EVERY == 0)
                progress.accept(
                        "%,d transactions are still to be verified by the service".formatted(left));
            pause();
        }
    }

    private long left() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(LEFT)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
