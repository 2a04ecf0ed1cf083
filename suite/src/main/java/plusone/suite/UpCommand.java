package plusone.suite;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.Ports;
import plusone.suite.part.Refusal;
import plusone.suite.part.State;

@Command(name = "up", description = "Starts everything and stays; Ctrl-C stops everything.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when all is ready; 'down' stops it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Begin with an empty database.")
    private boolean fresh;

    @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every port.")
    private @Nullable Integer offset;

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var folder = Folder.fromProperties();
        var parts = Parts.at(folder, ports());
        var ascent = new Ascent(parts, folder);
        try (var _ = Turn.take(folder.state())) {
            var known = Parts.known(folder);
            if (known.anyLives()) return isUpAlready(known);
            ascent.climb(fresh);
        }
        if (detach) ascent.leaveRunning();
        else new Watch(parts, folder).untilStopped();
        return 0;
    }

    private Ports ports() {
        try {
            return offset == null ? Ports.DEFAULT : new Ports(offset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Starts nothing. What would need a new start is refused rather than passed over. */
    private int isUpAlready(Parts known) {
        var up = "Plus One is up already, gateway on port " + known.ports().of(Part.GATEWAY);
        if (fresh) throw new Refusal(up + ": ./plusone down first, then up --fresh");
        if (offset != null && offset != known.ports().offset())
            throw new Refusal(up + ": ./plusone down first, then up with another offset");
        System.out.println(up + ".");
        for (var part : Part.values()) {
            var state = known.state(part);
            if (state == State.DEAD || state == State.STOPPED)
                System.out.printf("%s is %s: ./plusone start %s%n", part, state, part);
        }
        return 0;
    }
}
