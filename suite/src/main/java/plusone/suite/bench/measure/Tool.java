package plusone.suite.bench.measure;

import java.io.IOException;
import java.util.Optional;

/** Programs of this machine that may be there or not. */
public final class Tool {

    private Tool() {}

    /** What a program prints, without blanks around it; empty where it is not there or fails. */
    public static Optional<String> say(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var reader = process.inputReader()) {
                var printed = reader.readAllAsString().strip();
                return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
