package plusone.suite.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import plusone.suite.part.Part;

/** What the parts of the running system have logged. */
final class Logs {

    private Logs() {}

    static List<String> of(Part part) {
        try {
            return Files.readAllLines(
                    Running.suite().folder().log(part), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where one of these words stands, each as {@code file:line (word)}. */
    static List<String> whereAnyOf(Collection<String> words) {
        var pattern =
                Pattern.compile(String.join("|", words.stream().map(Pattern::quote).toList()));
        return where(pattern);
    }

    /** Where something like this stands, each as {@code file:line (what)}. */
    static List<String> where(Pattern pattern) {
        var found = new ArrayList<String>();
        for (var part : Part.values()) {
            var lines = of(part);
            for (int n = 0; n < lines.size(); n++)
                found.addAll(places(part, n, pattern, lines.get(n)));
        }
        return found;
    }

    private static List<String> places(Part part, int line, Pattern pattern, String text) {
        var file = Running.suite().folder().log(part);
        return pattern.matcher(text)
                .results()
                .map(match -> "%s:%d (%s)".formatted(file, line + 1, match.group()))
                .toList();
    }
}
