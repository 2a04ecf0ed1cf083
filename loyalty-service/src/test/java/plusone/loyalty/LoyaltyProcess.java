package plusone.loyalty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, which can be stopped, and told to end. */
public final class LoyaltyProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Loyalty loyalty;
    private final int port;
    private final int management;

    LoyaltyProcess(Process process, Loyalty loyalty, int port, int management) {
        this.process = process;
        this.loyalty = loyalty;
        this.port = port;
        this.management = management;
    }

    /** It as its callers see it. */
    public Loyalty loyalty() {
        return loyalty;
    }

    public int port() {
        return port;
    }

    /** Halts it where it stands (SIGSTOP). */
    public void stop() {
        signal("-STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void goOn() {
        signal("-CONT");
    }

    /** Asks it to end (SIGTERM). */
    public void terminate() {
        signal("-TERM");
    }

    /** Waits for its end; its exit code. */
    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        return process.exitValue();
    }

    /** What of its heap is in use after a full collection, in bytes. */
    public long liveHeap() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        run(jcmd, Long.toString(process.pid()), "GC.run");
        return get(management, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    /** How much of the machine's memory it has, in bytes. */
    public long residentMemory() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            var line = lines.filter(it -> it.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
    }

    /** Makes it end, whatever it does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    boolean isReady() throws InterruptedException {
        assertThat(process.isAlive()).as("it is running").isTrue();
        try {
            return get(port, "/readyz").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private void signal(String name) {
        try {
            run("kill", name, Long.toString(process.pid()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(started.getInputStream().readAllBytes(), UTF_8);
        assertThat(started.waitFor()).as(said).isZero();
    }
}
