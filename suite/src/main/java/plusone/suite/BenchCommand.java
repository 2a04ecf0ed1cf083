package plusone.suite;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plusone.suite.bench.Bench;
import plusone.suite.bench.Extent;
import plusone.suite.bench.Row;
import plusone.suite.part.Folder;

@Command(
        name = "bench",
        description =
                "Measures the rows of the speed table on this machine, beside what may be up.",
        showDefaultValues = true)
final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--row",
            paramLabel = "ROW",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}.",
            showDefaultValue = Visibility.NEVER)
    private Set<Row> rows = EnumSet.allOf(Row.class);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each row is measured.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long one measurement lasts.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "30",
            description = "Seconds for which each work is done before.")
    private int warmUp;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Among how many members one is chosen.")
    private int members;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "How many entries the large ledger of S8 has.")
    private long entries;

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var extent = extent();
        var known = Folder.fromProperties();
        var folder = new Folder(known.root(), known.state().resolve("bench"));
        var progress = new Progress(System.err);
        try (var _ = Turn.take(folder.state())) {
            System.out.println(new Bench(folder, extent, progress::say).run(EnumSet.copyOf(rows)));
        }
        return 0;
    }

    private Extent extent() {
        try {
            return new Extent(
                    rounds,
                    Duration.ofSeconds(seconds),
                    Duration.ofSeconds(warmUp),
                    members,
                    entries);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
