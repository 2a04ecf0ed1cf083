package plusone.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How long an answer may take, by path. */
public final class TimeLimits {

    private final List<Longer> longer;
    private final Duration usual;

    /**
     * @param usual where nothing else is said
     * @param longer limits of their own, by path pattern
     */
    public TimeLimits(Duration usual, Map<String, Duration> longer) {
        this.usual = usual;
        this.longer =
                longer.entrySet().stream()
                        .map(it -> new Longer(pattern(it.getKey()), it.getValue()))
                        .toList();
    }

    /** The limit of a path. */
    public Duration of(PathContainer path) {
        return longer.stream()
                .filter(it -> it.path().matches(path))
                .map(Longer::limit)
                .findFirst()
                .orElse(usual);
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private record Longer(PathPattern path, Duration limit) {}
}
