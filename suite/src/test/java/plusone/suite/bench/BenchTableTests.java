package plusone.suite.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTableTests {

    @Test
    void isMarkdown() {
        var line = new Line(Row.S1, "earn", "9 /s", "pgbench", "3 /s", "**3.00**", "≥ 2.00", "yes");

        assertThat(new BenchTable(List.of("2 × cores"), List.of(line), List.of("It holds.")).text())
                .isEqualTo(
                        """
                        - 2 × cores

                        | Row | What | Figure | Against | Figure | Ratio | To reach | Reached |
                        | --- | --- | --- | --- | --- | --- | --- | --- |
                        | S1 | earn | 9 /s | pgbench | 3 /s | **3.00** | ≥ 2.00 | yes |

                        - It holds.
                        """);
    }
}
