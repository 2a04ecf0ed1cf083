package plusone.suite;

import java.util.ArrayList;
import java.util.List;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;

/** What {@code status} prints for people: a line a part. */
record StatusTable(List<String> lines) {

    static StatusTable of(Parts parts, Folder folder) {
        var lines = new ArrayList<String>();
        for (var service : Part.services())
            lines.add(line(service, parts, "http://localhost:", folder));
        lines.add(line(Part.IDENTITY, parts, "http://localhost:", folder));
        lines.add(line(Part.POSTGRES, parts, "127.0.0.1:", folder));
        lines.add(
                "%-21s smtp %d, imap %d (any password); in the process of postgres"
                        .formatted("mail", parts.ports().smtp(), parts.ports().imap()));
        return new StatusTable(List.copyOf(lines));
    }

    private static String line(Part part, Parts parts, String host, Folder folder) {
        var pid = parts.pid(part);
        return "%-21s %-22s %-9s %-12s %s"
                .formatted(
                        part,
                        host + parts.ports().of(part),
                        parts.state(part),
                        pid.isPresent() ? "pid " + pid.getAsLong() : "",
                        folder.log(part));
    }

    String text() {
        return String.join(System.lineSeparator(), lines);
    }
}
