package plusone.contract;

import java.util.List;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How long an answer may take or how large a body may be, by path.
 *
 * @param <L> a time or a size
 */
public final class PathLimits<L> {

    private final L usual;
    private final List<Own<L>> own;

    /**
     * @param usual where nothing else is said
     * @param own limits of their own, by path pattern
     */
    public PathLimits(L usual, Map<String, L> own) {
        this.usual = usual;
        this.own =
                own.entrySet().stream()
                        .map(it -> new Own<>(pattern(it.getKey()), it.getValue()))
                        .toList();
    }

    /** The limit of a path. */
    public L of(PathContainer path) {
        return own.stream()
                .filter(it -> it.path().matches(path))
                .map(Own::limit)
                .findFirst()
                .orElse(usual);
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private record Own<L>(PathPattern path, L limit) {}
}
