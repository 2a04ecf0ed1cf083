package plusone.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;

@Command(name = "stop", description = "Stops one service; the others keep running.")
final class StopCommand implements Callable<Integer> {

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Parameters(
            paramLabel = "SERVICE",
            description = "One of ${COMPLETION-CANDIDATES}.",
            converter = PartName.class,
            completionCandidates = PartName.class)
    private Part part;

    @Override
    public Integer call() {
        var folder = Folder.fromProperties();
        try (var _ = Turn.take(folder.state())) {
            var parts = Parts.known(folder);
            var before = parts.state(part);
            parts.stop(part);
            System.out.println(
                    switch (before) {
                        case STOPPED -> part + " is stopped already.";
                        case DEAD -> part + " had died; it is stopped now.";
                        case STARTING, RUNNING -> part + " is stopped.";
                    });
            return 0;
        }
    }
}
