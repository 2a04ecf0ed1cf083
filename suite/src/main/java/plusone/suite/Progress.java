package plusone.suite;

import java.io.PrintStream;
import java.time.Duration;

/** Tells how far a start has come, with the seconds since it began. */
final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String what) {
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf("%5.1f s  %s%n", seconds, what);
    }
}
