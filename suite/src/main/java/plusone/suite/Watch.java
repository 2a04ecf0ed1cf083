package plusone.suite;

import java.time.Duration;
import java.util.EnumSet;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.State;

/** Stays with what runs: says when a part dies, and ends when somebody else stops everything. */
final class Watch {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Parts parts;
    private final Folder folder;
    private final EnumSet<Part> dead = EnumSet.noneOf(Part.class);

    Watch(Parts parts, Folder folder) {
        this.parts = parts;
        this.folder = folder;
    }

    void untilStopped() {
        System.out.println("Ctrl-C stops everything.");
        try {
            while (parts.isKnown()) {
                for (var part : Part.values()) look(part);
                Thread.sleep(PAUSE);
            }
            System.out.println("Everything was stopped by another command.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Part part) {
        if (parts.state(part) != State.DEAD) dead.remove(part);
        else if (!parts.isClosing() && dead.add(part))
            System.out.printf(
                    "%s has died (log: %s): ./plusone start %s%n", part, folder.log(part), part);
    }
}
