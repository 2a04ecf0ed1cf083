package plusone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plusone.suite.part.Part;
import plusone.suite.stub.StubBuild;

/** The launcher itself, with stubs in place of the services. */
class LauncherIT {

    @TempDir private Path root;

    private SuiteRun suite;

    @BeforeEach
    void build() throws IOException {
        StubBuild.below(root);
        suite = new SuiteRun(root, root.resolve(".plusone"));
    }

    @AfterEach
    void takeDown() throws Exception {
        suite.takeDown();
    }

    @Test
    void bringsEverythingUpAndDownAgain() throws Exception {
        var up = suite.up("--detach");
        assertThat(up.exit()).as(up.toString()).isZero();
        assertThat(up.out()).contains("Plus One is up").contains("curl");
        for (var service : Part.services()) {
            assertThat(state(service)).isEqualTo("RUNNING");
            assertThat(suite.folder().log(service)).content().contains("serving");
        }
        assertThat(suite.folder().log(Part.LOYALTY))
                .content()
                .contains("migrated by loyalty_owner");

        var down = suite.run("down");
        assertThat(down.exit()).isZero();
        assertThat(state(Part.GATEWAY)).isEqualTo("STOPPED");
        assertThat(FreePorts.all(suite.ports())).allMatch(FreePorts::isFree);
        assertThat(suite.run("down")).isEqualTo(answer("Nothing is running.\n"));
    }

    @Test
    void saysHowItIsForProgramsAndNothingElse() throws Exception {
        var status = suite.run("status", "--json");

        assertThat(status.err()).isEmpty();
        assertThat(status.out())
                .isEqualTo(
                        """
                        {"services":[{"name":"gateway","port":8080,"pid":null,"state":"STOPPED"},\
                        {"name":"loyalty-service","port":8081,"pid":null,"state":"STOPPED"},\
                        {"name":"referral-service","port":8082,"pid":null,"state":"STOPPED"},\
                        {"name":"notification-service","port":8083,"pid":null,"state":"STOPPED"}],\
                        "postgres":{"port":15432,"database":"plusone","superuser":"postgres"},\
                        "identity":{"port":9000},"mail":{"smtp":3025,"imap":3143}}
                        """);
    }

    @Test
    void leavesADeadServiceAloneUntilItIsStartedAgain() throws Exception {
        suite.up("--detach");
        assertThat(suite.run("start", "loyalty-service").out()).contains("running already");
        suite.kill(Part.LOYALTY);
        await().untilAsserted(() -> assertThat(state(Part.LOYALTY)).isEqualTo("DEAD"));
        assertThat(state(Part.REFERRAL)).isEqualTo("RUNNING");

        var second = suite.up("--detach");
        assertThat(second.exit()).isZero();
        assertThat(second.out())
                .contains("loyalty-service is DEAD: ./plusone start loyalty-service");
        assertThat(state(Part.LOYALTY)).isEqualTo("DEAD");

        assertThat(suite.run("start", "loyalty-service").exit()).isZero();
        assertThat(state(Part.LOYALTY)).isEqualTo("RUNNING");
    }

    @Test
    void stopsAndStartsOneServiceAndSaysWhereThatIsSoAlready() throws Exception {
        suite.up("--detach");

        assertThat(suite.run("stop", "gateway")).isEqualTo(answer("gateway is stopped.\n"));
        assertThat(FreePorts.isFree(suite.ports().of(Part.GATEWAY))).isTrue();
        assertThat(suite.run("stop", "gateway")).isEqualTo(answer("gateway is stopped already.\n"));
        assertThat(state(Part.GATEWAY)).isEqualTo("STOPPED");
        assertThat(suite.run("start", "gateway").exit()).isZero();
        assertThat(state(Part.GATEWAY)).isEqualTo("RUNNING");
    }

    @Test
    void endsWithTheLastLinesOfAServiceThatDiesWhileStarting() throws Exception {
        var port = suite.ports().of(Part.REFERRAL);
        Files.createDirectories(root.resolve(".plusone"));
        Files.createFile(root.resolve(".plusone").resolve("fail-" + port));

        var up = suite.up("--detach");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err())
                .contains("referral-service died while starting")
                .contains("this stub was told to fail");
        assertThat(FreePorts.all(suite.ports())).allMatch(FreePorts::isFree);
        assertThat(state(Part.LOYALTY)).isEqualTo("STOPPED");
    }

    @Test
    void namesATakenPortBeforeAnythingIsStarted() throws Exception {
        var port = suite.ports().management(Part.LOYALTY);
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var up = suite.up("--detach");

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.err()).contains("port " + port + " (loyalty-service) is taken");
            assertThat(suite.folder().log(Part.POSTGRES)).doesNotExist();
        }
    }

    @Test
    void leavesNoChildThatHoldsTheOutput() throws Exception {
        var up =
                suite.command(
                                List.of(
                                        "up",
                                        "--detach",
                                        "--port-offset",
                                        Integer.toString(suite.ports().offset())))
                        .redirectErrorStream(true)
                        .start();

        var printed = up.inputReader().readAllAsString(); // ends only when nobody can write

        assertThat(printed).contains("Plus One is up");
        assertThat(state(Part.GATEWAY)).isEqualTo("RUNNING");
    }

    @Test
    void stopsEverythingWhenItIsBrokenOff() throws Exception {
        var log = root.resolve("up.log");
        var up =
                suite.command(
                                List.of(
                                        "up",
                                        "--port-offset",
                                        Integer.toString(suite.ports().offset())))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(log).content().contains("Ctrl-C"));

        up.destroy();

        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(FreePorts.all(suite.ports())).allMatch(FreePorts::isFree);
        assertThat(log).content().contains("Everything is stopped.");
    }

    @Test
    void comesUpAgainWithItsDataAfterEverythingWasKilled() throws Exception {
        suite.up("--detach");
        var campaigns = countCampaigns();
        for (var part : Part.values()) killByRecord(part);

        var up = suite.up("--detach");

        assertThat(up.exit()).as(up.toString()).isZero();
        assertThat(campaigns).isEqualTo("1");
        assertThat(countCampaigns()).isEqualTo("1");
    }

    @Test
    void printsATokenAndNothingElse() throws Exception {
        assertThat(suite.run("token", "ada").err()).contains("Nothing is up yet");
        suite.up("--detach");

        assertThat(suite.run("token", "ada").out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        assertThat(suite.run("token", "zed").err()).contains("mara");
    }

    private String state(Part service) throws Exception {
        return suite.status(service).path("state").asString();
    }

    private void killByRecord(Part part) throws IOException {
        var entry = Files.readString(root.resolve(".plusone/run").resolve(part.title()));
        ProcessHandle.of(Long.parseLong(entry.substring(0, entry.indexOf(' '))))
                .orElseThrow()
                .destroyForcibly();
    }

    private String countCampaigns() throws Exception {
        var port = suite.ports().of(Part.POSTGRES);
        var url = "jdbc:postgresql://127.0.0.1:%d/plusone".formatted(port);
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from loyalty.campaign")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static SuiteRun.Answer answer(String out) {
        return new SuiteRun.Answer(0, out, "");
    }
}
