package plusone.gateway.docs;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What the API page is made of: our own page and script, and Swagger UI out of its jar. */
@Component
final class DocsFiles {

    /** The folder has the version in its name. */
    private static final String SWAGGER_UI = "classpath*:META-INF/resources/webjars/swagger-ui/*/";

    private final Map<String, Resource> files;

    DocsFiles() {
        var found =
                Stream.of(
                                "swagger-ui.css",
                                "swagger-ui-bundle.js",
                                "swagger-ui-standalone-preset.js",
                                "favicon-32x32.png")
                        .collect(Collectors.toMap(Function.identity(), DocsFiles::ofSwaggerUi));
        found.put("docs.js", new ClassPathResource("docs/docs.js"));
        files = Map.copyOf(found);
    }

    Resource page() {
        return new ClassPathResource("docs/index.html");
    }

    Optional<Resource> named(String file) {
        return Optional.ofNullable(files.get(file));
    }

    private static Resource ofSwaggerUi(String file) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources(SWAGGER_UI + file);
            if (found.length == 1) return found[0];
            throw new IllegalStateException(
                    "%d files of Swagger UI called %s, not one".formatted(found.length, file));
        } catch (IOException failure) {
            throw new IllegalStateException("Swagger UI cannot be read", failure);
        }
    }
}
