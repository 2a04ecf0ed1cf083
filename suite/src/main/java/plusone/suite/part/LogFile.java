package plusone.suite.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has printed. */
final class LogFile {

    private static final int LAST = 20;

    private LogFile() {}

    /** Begins anew for all parts. */
    static void clear(Folder folder) {
        try {
            Files.createDirectories(folder.logs());
            for (var part : Part.values()) Files.deleteIfExists(folder.log(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, each indented; an empty text where there are none. */
    static String lastLines(Path file) {
        var lines = lines(file);
        var last = lines.subList(Math.max(0, lines.size() - LAST), lines.size());
        return String.join("", last.stream().map(line -> "    " + line + "\n").toList());
    }

    private static List<String> lines(Path file) {
        try {
            // Whatever bytes are in there, this must not fail on them.
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
