package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A relay in a process of its own, which runs until its input ends and then stops gracefully. */
final class RelayProcess implements AutoCloseable {

    private final Process process;

    private RelayProcess(Process process) {
        this.process = process;
    }

    static RelayProcess start(PostOffice office, Duration timeLimit) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command =
                new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        office.database.r2dbcUrl(),
                        office.letterBox.url(),
                        timeLimit.toString());
        command.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
        return new RelayProcess(command.start());
    }

    /**
     * The process: database, receiver and time limit are its arguments. Its leases are a second
     * longer than the time limit.
     */
    public static void main(String[] arguments) throws IOException {
        var settings =
                RelayTest.settings(
                        Duration.ofMillis(50),
                        3,
                        Duration.parse(arguments[2]),
                        Duration.ofMillis(300));
        try (var branch = new Branch(arguments[0], arguments[1], settings)) {
            branch.start();
            var _ = System.in.read();
        }
        System.exit(0);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Lets it finish what it has under way. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
