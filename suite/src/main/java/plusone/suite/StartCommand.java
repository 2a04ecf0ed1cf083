package plusone.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.Refusal;
import plusone.suite.part.State;

@Command(name = "start", description = "Starts one service that was stopped or has died.")
final class StartCommand implements Callable<Integer> {

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
            if (!parts.isKnown())
                throw new Refusal("Nothing is up yet: start all with ./plusone up");
            if (parts.state(part) == State.RUNNING) {
                System.out.printf("%s is running already.%n", part);
                return 0;
            }
            refuseWithoutDatabase(parts);
            System.out.printf("%s is starting ...%n", part);
            parts.startAgain(part);
            System.out.printf("%s is running on port %d.%n", part, parts.ports().of(part));
            return 0;
        }
    }

    private void refuseWithoutDatabase(Parts parts) {
        if (part.schema().isPresent() && parts.state(Part.POSTGRES) != State.RUNNING)
            throw new Refusal("Postgres does not run: ./plusone start " + Part.POSTGRES);
    }
}
