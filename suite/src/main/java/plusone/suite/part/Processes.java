package plusone.suite.part;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Begins and ends processes. */
final class Processes {

    private static final Duration ORDERLY = Duration.ofSeconds(40);
    private static final Duration FORCED = Duration.ofSeconds(10);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Processes() {}

    /** Begins a process that holds nothing of ours: not the terminal, not the output. */
    static Process begin(Launch launch, Path directory, Path log) {
        var builder =
                new ProcessBuilder(onItsOwn(launch.command()))
                        .directory(directory.toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a session of its own, Ctrl-C reaches only the suite, which then stops all in order. */
    private static List<String> onItsOwn(List<String> command) {
        if (!Files.isExecutable(SETSID)) return command;
        var wrapped = new ArrayList<String>();
        wrapped.add(SETSID.toString());
        wrapped.addAll(command);
        return wrapped;
    }

    /** Asks the process to end, then makes it; it has gone when this returns. */
    static void end(Birth birth) {
        birth.process().ifPresent(ProcessHandle::destroy);
        if (hasGone(birth, ORDERLY)) return;
        birth.process().ifPresent(ProcessHandle::destroyForcibly);
        if (!hasGone(birth, FORCED))
            throw new Refusal("process " + birth.pid() + " does not end, not even by force");
    }

    private static boolean hasGone(Birth birth, Duration limit) {
        return await(limit, () -> birth.process().isEmpty());
    }

    /** Whether the condition came true within the limit. */
    static boolean await(Duration limit, BooleanSupplier condition) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !pause()) return false;
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
