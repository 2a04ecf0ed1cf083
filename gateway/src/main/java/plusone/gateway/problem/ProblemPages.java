package plusone.gateway.problem;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** All pages by slug, as written in {@code problems.yaml}. */
@ConfigurationProperties(value = "problems", ignoreUnknownFields = false)
record ProblemPages(Map<String, Page> pages) {

    ProblemPages {
        pages = Map.copyOf(pages);
    }

    /**
     * @param status the HTTP status it comes with
     * @param meaning what happened, in plain words
     * @param remedy what to do about it
     */
    record Page(int status, String meaning, String remedy) {}
}
