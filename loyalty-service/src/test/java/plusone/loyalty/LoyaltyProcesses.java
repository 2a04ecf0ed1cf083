package plusone.loyalty;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import plusone.callers.TestIssuer;
import plusone.contract.NotificationStandIn;
import plusone.postgres.EmbeddedDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Starts further instances beside the one of the test, from the jar and as it is shipped. */
@TestComponent
@Lazy
public class LoyaltyProcesses {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Path JAR = Path.of("target", "loyalty-service.jar");

    private final EmbeddedDatabase database;
    private final TestIssuer issuer;
    private final NotificationStandIn notification;
    private final JsonMapper json;

    LoyaltyProcesses(
            EmbeddedDatabase database,
            TestIssuer issuer,
            NotificationStandIn notification,
            JsonMapper json) {
        this.database = database;
        this.issuer = issuer;
        this.notification = notification;
        this.json = json;
    }

    /** One on the database of the test; it is ready when this returns. */
    public LoyaltyProcess start(Map<String, String> settings) throws IOException {
        var ports = new Random().ints(20_000, 32_000).filter(LoyaltyProcesses::isFree);
        var chosen = ports.distinct().limit(2).toArray();
        var process = new ProcessBuilder(command(settings, chosen)).redirectErrorStream(true);
        process.redirectOutput(
                Redirect.to(Path.of("target", "loyalty-" + chosen[0] + ".log").toFile()));
        var loyalty = new Loyalty(chosen[0], issuer, json);
        var started = new LoyaltyProcess(process.start(), loyalty, chosen[0], chosen[1]);
        await().atMost(START_LIMIT).until(started::isReady);
        return started;
    }

    private List<String> command(Map<String, String> settings, int[] ports) {
        var command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                List.of(
                        "-Xmx224m",
                        "-Xmn112m",
                        "-XX:+UseSerialGC",
                        "-Dreactor.netty.ioWorkerCount=2"));
        command.addAll(List.of("-jar", JAR.toString()));
        var all = new TreeMap<String, Object>();
        Surroundings.addNeighbours(
                (name, value) -> all.put(name, value.get()), database, issuer, notification);
        all.put("server.port", ports[0]);
        all.put("management.server.port", ports[1]);
        all.putAll(settings);
        all.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
