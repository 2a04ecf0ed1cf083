package plusone.suite.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process, told apart from any later one that is given the same number.
 *
 * @param pid its number
 * @param at when it began
 */
record Birth(long pid, Instant at) {

    /** The start of a process is derived from the time since boot, which clock changes move. */
    private static final Duration BLUR = Duration.ofSeconds(5);

    static Birth of(ProcessHandle process) {
        return new Birth(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isThis(of(process)))
                .filter(_ -> !hasEndedUnnoticed());
    }

    boolean isThis(Birth other) {
        return pid == other.pid && Duration.between(at, other.at).abs().compareTo(BLUR) < 0;
    }

    /** Where nobody waits for orphans, an ended process keeps its number, in state Z. */
    private boolean hasEndedUnnoticed() {
        try {
            return isZombie(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (NoSuchFileException _) {
            return false; // no /proc on this system, or gone this moment
        } catch (IOException _) {
            return true;
        }
    }

    /** The state follows the name, which stands in brackets and may itself contain some. */
    static boolean isZombie(String stat) {
        return stat.startsWith(") Z", stat.lastIndexOf(')'));
    }
}
