package plusone.suite.part;

import java.time.Instant;
import java.util.Optional;

/**
 * What is written down about a part that was started: one line {@code pid, start in milliseconds,
 * ready}.
 */
record Started(Birth birth, boolean ready) {

    static Optional<Started> parse(String line) {
        var words = line.strip().split(" ", -1);
        if (words.length != 3) return Optional.empty();
        try {
            var at = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return Optional.of(
                    new Started(
                            new Birth(Long.parseLong(words[0]), at),
                            Boolean.parseBoolean(words[2])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    String line() {
        return "%d %d %s".formatted(birth.pid(), birth.at().toEpochMilli(), ready);
    }

    State state(boolean lives) {
        if (!lives) return State.DEAD;
        return ready ? State.RUNNING : State.STARTING;
    }
}
