package plusone.suite;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plusone.suite.part.Refusal;

/** The command {@code plusone}. Exit codes: 0 done, 1 not done, 2 not understood. */
@Command(
        name = "plusone",
        description = "Plus One on this machine: all services, Postgres, sign-in and a mail sink.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            StartCommand.class,
            StopCommand.class,
            TokenCommand.class,
            BenchCommand.class
        })
public final class PlusOne implements Runnable {

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("unused") // set and read by picocli
    private boolean help;

    /** Runs one command and ends with its exit code. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new PlusOne())
                .setExecutionExceptionHandler(PlusOne::explain)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall be done? Name a command.");
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(failure instanceof Refusal refusal)) throw failure;
        if (!refusal.explanation().isEmpty())
            command.getErr().println(refusal.explanation().stripTrailing());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
