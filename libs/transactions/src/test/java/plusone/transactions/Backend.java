package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/**
 * The processes with which a database serves connections, made to stand still: to their clients
 * they are as one whose machine is gone without a word.
 */
public final class Backend {

    private Backend() {}

    /** Makes these stand still. */
    public static void stop(List<Long> processes) throws IOException, InterruptedException {
        signal("-STOP", processes);
    }

    /** Has them go on. */
    public static void goOn(List<Long> processes) throws IOException, InterruptedException {
        signal("-CONT", processes);
    }

    private static void signal(String signal, List<Long> processes)
            throws IOException, InterruptedException {
        for (var process : processes)
            assertThat(new ProcessBuilder("kill", signal, process.toString()).start().waitFor())
                    .isZero();
    }
}
