package plusone.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import plusone.suite.part.Folder;
import plusone.suite.part.Parts;

@Command(name = "down", description = "Stops everything; what is in the database stays.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var folder = Folder.fromProperties();
        try (var _ = Turn.take(folder.state())) {
            var parts = Parts.known(folder);
            var wasUp = parts.isKnown() || parts.anyLives();
            parts.stopAll();
            System.out.println(wasUp ? "Everything is stopped." : "Nothing is running.");
            return 0;
        }
    }
}
