package plusone.suite.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service's jar, started as its container is: its environment holds the settings and no more. */
record Container(Process process, Path log) implements AutoCloseable {

    static Container start(
            String module, Map<String, String> settings, Path folder, String... arguments)
            throws IOException {
        var log = Files.createTempFile(folder, module, ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx224m"));
        for (var argument : arguments) if (argument.startsWith("-")) command.add(argument);
        command.add("-jar");
        command.add(Code.ROOT.resolve(module).resolve("target/" + module + ".jar").toString());
        for (var argument : arguments) if (!argument.startsWith("-")) command.add(argument);
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        return new Container(builder.start(), log);
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new AssertionError("does not end: " + log);
        return process.exitValue();
    }

    String output() {
        return Code.read(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
