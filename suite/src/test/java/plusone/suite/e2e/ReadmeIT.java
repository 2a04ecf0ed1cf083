package plusone.suite.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;
import tools.jackson.databind.json.JsonMapper;

/** The README's main job, command by command on the running system: its answers cannot rot. */
class ReadmeIT {

    private static final Pattern STEP =
            Pattern.compile("```sh\\n([^`]*)```(?:\\s+```(json|text)\\n([^`]*)```)?");

    /** Ids, moments, dates, codes, ports and how many rows were checked differ from run to run. */
    private static final Pattern VOLATILE =
            Pattern.compile(
                    "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z)?"
                            + "|\\b[A-Z0-9]{12}\\b"
                            + "|(?<=localhost:)\\d+"
                            + "|(?<=\"checked\":)\\d+");

    private static final String END = "end-of-step";

    @Test
    void answersWhatTheReadmeSays() throws Throwable {
        var steps = STEP.matcher(mainJob()).results().toList();
        assertThat(steps).hasSizeGreaterThan(5);
        var shell =
                new ProcessBuilder("bash")
                        .directory(Path.of("..").toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var answers = shell.inputReader(UTF_8)) {
            for (var step : steps) check(step, shell, answers);
        } finally {
            shell.destroy();
        }
    }

    private static String mainJob() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        return readme.substring(
                readme.indexOf("## The main job"), readme.indexOf("## What runs where"));
    }

    /** What only reads is asked again until messages and mail have arrived. */
    private static void check(MatchResult step, Process shell, BufferedReader answers)
            throws Throwable {
        if (step.group(3) == null) {
            run(step.group(1), shell, answers);
            return;
        }
        var expected = comparable(step.group(2), step.group(3));
        ThrowingRunnable asTheReadmeSays =
                () ->
                        assertThat(comparable(step.group(2), run(step.group(1), shell, answers)))
                                .as(step.group(1))
                                .isEqualTo(expected);
        if (step.group(1).contains(" -d ")) {
            asTheReadmeSays.run();
        } else {
            await().atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ZERO)
                    .untilAsserted(asTheReadmeSays);
        }
    }

    private static String run(String commands, Process shell, BufferedReader answers) {
        try {
            var writer = shell.outputWriter(UTF_8);
            writer.write(onOurPorts(commands) + "\necho\necho " + END + "\n");
            writer.flush();
            var answer = new StringBuilder();
            for (var line = answers.readLine();
                    line != null && !line.equals(END);
                    line = answers.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The commands as they stand, for the suite of these tests in place of the default one. */
    private static String onOurPorts(String commands) {
        var ports = Running.suite().ports();
        var text = commands;
        for (var part : List.of(Part.GATEWAY, Part.IDENTITY)) {
            text = text.replace("localhost:" + usual(part), "localhost:" + ports.of(part));
        }
        return text.replace("localhost:3143", "localhost:" + ports.imap())
                .replaceAll(
                        "\\./plusone token (\\w+)",
                        "curl -s 'http://localhost:%d/demo/token?as=$1' | sed 's/.*\"access_token\":\"\\\\([^\"]*\\\\)\".*/\\\\1/'"
                                .formatted(ports.of(Part.IDENTITY)));
    }

    private static int usual(Part part) {
        return new Ports(0).of(part);
    }

    private static String comparable(String kind, String answer) {
        var text =
                kind.equals("json")
                        ? JsonMapper.shared().readTree(answer).toString()
                        : answer.replace("\r", "").strip();
        return VOLATILE.matcher(text).replaceAll("*");
    }
}
