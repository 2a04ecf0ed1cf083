package plusone.contract;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths that anybody may call without being signed in. */
public final class OpenPaths {

    private final List<PathPattern> patterns;

    public OpenPaths(String... patterns) {
        this.patterns =
                Arrays.stream(patterns).map(PathPatternParser.defaultInstance::parse).toList();
    }

    public boolean contain(PathContainer path) {
        return patterns.stream().anyMatch(it -> it.matches(path));
    }
}
