package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;

/** The connections of a pool, after what was done to them. */
public final class Connections {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Connections() {}

    /** Waits until none is in use and nobody waits for one. */
    public static void awaitQuiet(ConnectionPool pool) {
        var metrics = pool.getMetrics().orElseThrow();
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> {
                            assertThat(metrics.acquiredSize()).isZero();
                            assertThat(metrics.pendingAcquireSize()).isZero();
                        });
    }
}
