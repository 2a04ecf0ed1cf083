package plusone.suite.bench.bare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import plusone.suite.part.Refusal;

class PgBenchOutputTests {

    private static final String PRINTED =
            """
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 18.6)
            transaction type: script.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 16
            number of threads: 2
            maximum number of tries: 1
            duration: 10 s
            number of transactions actually processed: 92861
            number of failed transactions: 0 (0.000%)
            latency average = 1.722 ms
            initial connection time = 22.614 ms
            tps = 9291.873044 (without initial connection time)
            """;

    @Test
    void givesTheTransactionsASecond() {
        assertThat(PgBenchOutput.of(PRINTED).perSecond()).isEqualTo(9291.873044);
    }

    @Test
    void isRefusedWhereTransactionsFailed() {
        var failed =
                PRINTED.replace(
                        "failed transactions: 0 (0.000%)", "failed transactions: 3 (0.003%)");

        assertThatThrownBy(() -> PgBenchOutput.of(failed)).isInstanceOf(Refusal.class);
    }

    @Test
    void isRefusedWhereItHasNoFigure() {
        assertThatThrownBy(() -> PgBenchOutput.of("pgbench: error: connection to server failed"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("connection to server failed");
    }
}
