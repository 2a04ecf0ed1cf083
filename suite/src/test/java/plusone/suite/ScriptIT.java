package plusone.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plusone.suite.stub.StubBuild;

/** The script {@code ./plusone}: where it may be called from, and when it builds. */
class ScriptIT {

    private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path root;

    @TempDir private Path elsewhere;

    private final String offset = Integer.toString(FreePorts.choose().offset());

    @BeforeEach
    void build() throws IOException {
        StubBuild.below(root);
        Files.createDirectories(root.resolve(".mvn"));
        for (var file : List.of("plusone", ".mvn/find-jdk.sh"))
            Files.copy(CLONE.resolve(file), root.resolve(file));
        source("pom.xml");
        source("libs/outbox/pom.xml");
        source("libs/outbox/src/main/Outbox.java");
        for (var module : List.of("gateway", "loyalty-service", "referral-service", "suite"))
            sources(module);
        sources("notification-service");
        builder("echo '[INFO] Building everything 0.1 [1/1]'");
    }

    @AfterEach
    void takeDown() throws Exception {
        plusone("down");
    }

    @Test
    void isCalledFromAnywhereAndThroughALink() throws Exception {
        var link = Files.createSymbolicLink(elsewhere.resolve("po"), root.resolve("plusone"));

        var printed = print(link, "status", "--json");

        assertThat(printed).startsWith("{\"services\":[").endsWith("}\n").hasLineCount(1);
    }

    @Test
    void buildsOnlyWhatHasChanged() throws Exception {
        assertThat(plusone("up", "--detach", "--port-offset", offset)).doesNotContain("Building");

        change("libs/outbox/src/main/Outbox.java");
        assertThat(plusone("up", "--detach")).contains("Building", "[1/1] everything");
        assertThat(plusone("up", "--detach")).doesNotContain("Building").contains("is up already");

        change("loyalty-service/pom.xml");
        builder("echo '[ERROR] it does not compile'; exit 1");
        assertThat(plusone("up", "--detach"))
                .contains("[ERROR] it does not compile", "The build failed")
                .doesNotContain("is up already");
    }

    @Test
    void saysWhatIsNotUnderstood() throws Exception {
        assertThat(plusone("fly")).contains("fly").contains("Usage: plusone");
        assertThat(plusone("start", "nobody")).contains("there are postgres, identity");
    }

    private void sources(String module) throws IOException {
        source(module + "/pom.xml");
        source(module + "/src/main/Code.java");
    }

    /** A source that is older than what was built. */
    private void source(String name) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        var old = FileTime.from(Instant.now().minusSeconds(86_400));
        try (Stream<Path> paths = Files.walk(root)) {
            for (var path : paths.filter(ScriptIT::isSource).toList())
                Files.setLastModifiedTime(path, old);
        }
    }

    private static boolean isSource(Path path) {
        return path.toString().contains("/src") || path.endsWith("pom.xml");
    }

    private void change(String name) throws IOException {
        Files.setLastModifiedTime(root.resolve(name), FileTime.from(Instant.now()));
    }

    /** What is run in place of Maven. */
    private void builder(String script) throws IOException {
        var file = root.resolve("mvnw");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String plusone(String... arguments) throws Exception {
        return print(root.resolve("plusone"), arguments);
    }

    private String print(Path script, String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
        var process =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectErrorStream(true)
                        .start();
        var printed = process.inputReader().readAllAsString();
        process.waitFor();
        return printed;
    }
}
