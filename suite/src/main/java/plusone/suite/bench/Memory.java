package plusone.suite.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Tool;
import plusone.suite.part.Part;

/**
 * How much memory is resident for each service, once the load has been borne by those that it
 * reaches.
 */
final class Memory {

    private static final Set<Part> LOADED = Set.of(Part.GATEWAY, Part.LOYALTY);

    private static final double GOAL = 400;
    private static final double KIB_A_MIB = 1024;

    private final Site site;

    Memory(Site site) {
        this.site = site;
    }

    List<Line> lines() {
        return Part.services().stream().map(this::line).toList();
    }

    private Line line(Part service) {
        var pid = site.pid(service);
        var resident = field(pid, "VmRSS").orElseGet(() -> askedFor(pid));
        var peak = field(pid, "VmHWM");
        return new Line(
                Row.S11,
                service + (LOADED.contains(service) ? ", after the load" : ", beside the load"),
                Measure.MEMORY.print(resident)
                        + (peak.isPresent()
                                ? ", peak " + Measure.MEMORY.print(peak.getAsDouble())
                                : ""),
                "",
                "",
                "",
                "≤ " + Measure.MEMORY.print(GOAL),
                resident <= GOAL ? "yes" : "no");
    }

    /** In MiB, where this system tells it in files. */
    private static OptionalDouble field(long pid, String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                    .findFirst();
        } catch (IOException _) {
            return OptionalDouble.empty();
        }
    }

    private static double askedFor(long pid) {
        return Tool.say("ps", "-o", "rss=", "-p", Long.toString(pid))
                .map(kib -> Long.parseLong(kib) / KIB_A_MIB)
                .orElse(Double.NaN);
    }
}
