package plusone.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code plusone} as a process, on free ports and with a state folder of its own.
 * {@link #takeDown()} stops all of it.
 */
public final class SuiteRun {

    /** What a command left behind. */
    public record Answer(int exit, String out, String err) {}

    private final Folder folder;
    private final Ports ports = FreePorts.choose();

    public SuiteRun(Path root, Path state) {
        this.folder = new Folder(root.toAbsolutePath(), state.toAbsolutePath());
    }

    public Ports ports() {
        return ports;
    }

    public Folder folder() {
        return folder;
    }

    public Answer up(String... options) throws IOException, InterruptedException {
        return run(
                concat(
                        List.of("up", "--port-offset", Integer.toString(ports.offset())),
                        List.of(options)));
    }

    public Answer run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    private Answer run(List<String> arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("plusone-", ".out");
        var err = Files.createTempFile("plusone-", ".err");
        try {
            var process =
                    command(arguments)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError(arguments + " does not end");
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    ProcessBuilder command(List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        concat(
                                List.of(
                                        java,
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dplusone.root=" + folder.root(),
                                        "-Dplusone.state=" + folder.state(),
                                        "-cp",
                                        "target/suite.jar:target/lib/*",
                                        "plusone.suite.PlusOne"),
                                arguments));
        // So that tests find each request in the logs, and nothing in them that should not be.
        builder.environment().put("LOGGING_LEVEL_PLUSONE", "debug");
        return builder;
    }

    public JsonNode status() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(run("status", "--json").out());
    }

    /** The part of the status about one service. */
    public JsonNode status(Part service) throws IOException, InterruptedException {
        return status().path("services")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(service.title()))
                .findFirst()
                .orElseThrow();
    }

    /** The process that a service is. */
    public ProcessHandle process(Part service) throws IOException, InterruptedException {
        return ProcessHandle.of(status(service).path("pid").asLong()).orElseThrow();
    }

    public void kill(Part service) throws IOException, InterruptedException {
        process(service).destroyForcibly();
    }

    /** Stops all of it. */
    public void takeDown() throws IOException, InterruptedException {
        run("down");
    }

    private static List<String> concat(List<String> one, List<String> two) {
        var all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }
}
