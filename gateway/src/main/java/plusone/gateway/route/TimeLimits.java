package plusone.gateway.route;

import java.time.Duration;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How long an answer may take, by path. */
final class TimeLimits {

    private final List<Longer> longer;
    private final Duration usual;

    TimeLimits(RouteSettings settings) {
        this.usual = settings.timeLimit();
        this.longer =
                settings.longer().entrySet().stream()
                        .map(it -> new Longer(pattern(it.getKey()), it.getValue()))
                        .toList();
    }

    Duration of(PathContainer path) {
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
