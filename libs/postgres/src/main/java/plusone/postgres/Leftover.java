package plusone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What an earlier server may have left on a data directory: a pid file whose process is gone, or,
 * where the JVM that ran it was killed, a server that still runs.
 *
 * <p>Postgres itself would refuse to start on a pid file whose number belongs to any other living
 * process, or to one that ended and that nobody has waited for.
 */
final class Leftover {

    private static final Duration ORDERLY = Duration.ofSeconds(20);

    private final Path data;
    private final Path pidFile;

    Leftover(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** What may be left on a directory, if there is such a directory. */
    static Optional<Leftover> on(Path data) {
        try {
            return Files.exists(data)
                    ? Optional.of(new Leftover(data.toRealPath()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a server that still runs and removes the pid file. */
    void clear() {
        server().ifPresent(this::stop);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server at once, without a checkpoint; it has gone when this returns. */
    void kill() {
        server().ifPresent(
                        server -> {
                            signal(server, "QUIT");
                            if (!hasGone(server, ORDERLY)) signal(server, "KILL");
                            hasGone(server, ORDERLY);
                        });
    }

    private void stop(ProcessHandle server) {
        signal(server, "INT");
        if (!hasGone(server, ORDERLY)) kill();
    }

    private Optional<ProcessHandle> server() {
        return pid().flatMap(ProcessHandle::of).filter(this::isPostgresOnThisData);
    }

    private Optional<Long> pid() {
        if (!Files.exists(pidFile)) return Optional.empty();
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A process that has ended has no command any more, even while its number is still taken. */
    private boolean isPostgresOnThisData(ProcessHandle process) {
        var info = process.info();
        var isPostgres = info.command().map(command -> command.endsWith("/postgres")).orElse(false);
        var arguments = info.arguments().map(all -> String.join(" ", all)).orElse("");
        return isPostgres && arguments.contains(data.toString());
    }

    private boolean hasGone(ProcessHandle server, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (isPostgresOnThisData(server)) {
            if (System.nanoTime() > end) return false;
            pause();
        }
        return true;
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
