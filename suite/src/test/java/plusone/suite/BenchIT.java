package plusone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plusone.suite.stub.StubBuild;

/** The benchmark from end to end, as short as it can be: what it measures is not looked at. */
class BenchIT {

    private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path state;

    @TempDir private Path stubs;

    @Test
    void printsATableAndProvesTheBooks() throws Exception {
        var bench =
                new SuiteRun(CLONE, state)
                        .run(
                                "bench",
                                "--row",
                                "S1,S3",
                                "--rounds",
                                "1",
                                "--seconds",
                                "1",
                                "--warm-up",
                                "0",
                                "--members",
                                "500");

        assertThat(bench.exit()).as(bench.toString()).isZero();
        assertThat(bench.out())
                .contains("PostgreSQL 18", "medians of 1 rounds of 1 s")
                .containsPattern("\\| S1 \\| earn, 256 connections \\| [0-9,]+ /s \\|")
                .containsPattern("\\| S1 \\| earn, 64 connections \\| [0-9,]+ /s \\|")
                .containsPattern("\\| S3 \\| spend, 256 connections \\| [0-9,]+ /s \\|")
                .contains("acknowledged are in the books, no more and no fewer");
        assertThat(bench.err()).contains("round 1: S3 spend");
        assertNothingIsLeft();
    }

    @Test
    void leavesNothingWhereItFails() throws Exception {
        StubBuild.below(stubs);

        var bench = new SuiteRun(stubs, state).run("bench", "--row", "S1");

        assertThat(bench.exit()).isEqualTo(1);
        assertThat(bench.err()).contains("loyalty.member").contains("does not exist");
        assertNothingIsLeft();
    }

    @Test
    void leavesNothingWhereItIsBrokenOff() throws Exception {
        StubBuild.below(stubs);
        var log = Files.createTempFile("plusone-", ".log");
        var bench =
                new SuiteRun(stubs, state)
                        .command(List.of("bench", "--row", "S1"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(log).contains("postgres is ready"));

        bench.destroy();

        assertThat(bench.waitFor()).isNotZero();
        assertThat(log).content().doesNotContain("Exception");
        Files.delete(log);
        assertNothingIsLeft();
    }

    @Test
    void saysWhichRowsThereAre() {
        assertThat(PlusOne.run("bench", "--row", "S5")).isEqualTo(2);
        assertThat(PlusOne.run("bench", "--rounds", "0")).isEqualTo(2);
    }

    private void assertNothingIsLeft() {
        assertThat(ProcessHandle.allProcesses().filter(this::isOurs)).isEmpty();
        assertThat(state.resolve("bench/postgres")).doesNotExist();
        assertThat(state.resolve("bench/run")).isEmptyDirectory();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(state.toString());
    }
}
