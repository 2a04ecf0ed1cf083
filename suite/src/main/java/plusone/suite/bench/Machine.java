package plusone.suite.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import plusone.suite.bench.measure.Tool;

/** On what it was measured, in lines for people. */
record Machine(List<String> lines) {

    static Machine here(Path root, Connection database) throws SQLException {
        return new Machine(
                List.of(
                        "%d × %s, %s".formatted(cores(), processor(), memory()),
                        "JDK %s, PostgreSQL %s, %s"
                                .formatted(
                                        System.getProperty("java.runtime.version"),
                                        postgres(database),
                                        Tool.say("pgbench", "--version")
                                                .orElse("no pgbench: plain JDBC in its place")),
                        "%s, commit %s".formatted(LocalDate.now(ZoneOffset.UTC), commit(root))));
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }

    private static String memory() {
        var system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / Math.pow(2, 30));
    }

    private static String postgres(Connection database) throws SQLException {
        return database.getMetaData().getDatabaseProductVersion();
    }

    private static String commit(Path root) {
        return git(root, "rev-parse", "--short", "HEAD")
                .map(commit -> commit + (isClean(root) ? "" : " with changes"))
                .orElse("unknown");
    }

    private static boolean isClean(Path root) {
        return git(root, "status", "--porcelain").filter(String::isEmpty).isPresent();
    }

    private static Optional<String> git(Path root, String... arguments) {
        var command = Stream.concat(Stream.of("git", "-C", root.toString()), Stream.of(arguments));
        return Tool.say(command.toArray(String[]::new));
    }
}
