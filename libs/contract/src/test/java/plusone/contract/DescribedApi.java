package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a description says, path by path. */
final class DescribedApi {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PROBLEM = Pattern.compile("/problems/([a-z]+(?:-[a-z]+)*)");

    private final JsonNode root;

    DescribedApi(JsonNode root) {
        this.root = root;
    }

    /** Reads a description: a file, an address, or else a resource. */
    static DescribedApi at(String location) {
        var file = new FileSystemResource(location);
        var found = file.exists() ? file : new DefaultResourceLoader().getResource(location);
        try (var yaml = found.getInputStream()) {
            var text = new String(yaml.readAllBytes(), UTF_8);
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return new DescribedApi(JsonMapper.shared().valueToTree(read));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JsonNode root() {
        return root;
    }

    Stream<String> paths() {
        return root.path("paths").propertyNames().stream();
    }

    Set<HttpMethod> methods(String path) {
        return root.path("paths").path(path).propertyNames().stream()
                .filter(METHODS::contains)
                .map(it -> HttpMethod.valueOf(it.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    Stream<Operation> operations() {
        return paths().flatMap(path -> methods(path).stream().map(it -> operation(it, path)));
    }

    Operation operation(HttpMethod method, String path) {
        return new Operation(method, path);
    }

    /** The operation that a request to this path would reach. */
    Optional<Operation> reached(HttpMethod method, String path) {
        var asked = PathContainer.parsePath(path);
        return paths().filter(it -> methods(it).contains(method))
                .map(PathPatternParser.defaultInstance::parse)
                .filter(it -> it.matches(asked))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(it -> operation(method, it.getPatternString()));
    }

    /** The methods that a request to this path would reach, where several paths match it. */
    Set<HttpMethod> taken(String path) {
        return operations()
                .map(Operation::method)
                .filter(it -> reached(it, path).isPresent())
                .collect(Collectors.toSet());
    }

    /** Problems that any call may answer. */
    Set<String> commonProblems() {
        return problems(root.path("info").path("description").asString(""));
    }

    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }

    private static Set<String> problems(String text) {
        return PROBLEM.matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toSet());
    }

    /** One method of one path. */
    final class Operation {

        private final HttpMethod method;
        private final String path;

        private Operation(HttpMethod method, String path) {
            this.method = method;
            this.path = path;
        }

        HttpMethod method() {
            return method;
        }

        String path() {
            return path;
        }

        private JsonNode node() {
            return root.path("paths").path(path).path(method.name().toLowerCase(Locale.ROOT));
        }

        boolean isPublic() {
            return node().path("security").isArray() && node().path("security").isEmpty();
        }

        boolean takesABody() {
            return node().has("requestBody");
        }

        /** The schema of its JSON; missing where it takes none. */
        JsonNode jsonBody() {
            return resolved(node().path("requestBody"))
                    .path("content")
                    .path("application/json")
                    .path("schema");
        }

        Set<String> statuses() {
            return Set.copyOf(node().path("responses").propertyNames());
        }

        /** The problems that this operation says to answer with this status. */
        Set<String> problems(String status) {
            var response = resolved(node().path("responses").path(status));
            return DescribedApi.problems(response.path("description").asString(""));
        }

        Stream<JsonNode> parameters(String in) {
            return Stream.concat(
                            root.path("paths").path(path).path("parameters").valueStream(),
                            node().path("parameters").valueStream())
                    .map(DescribedApi.this::resolved)
                    .filter(it -> it.path("in").asString().equals(in));
        }

        Set<String> parameterNames(String in) {
            return parameters(in).map(it -> it.path("name").asString()).collect(Collectors.toSet());
        }

        /** A path to call: examples, or an id that nothing has, in place of the variables. */
        String sample() {
            return parameters("path")
                    .sorted(Comparator.comparing(it -> it.path("name").asString()))
                    .reduce(path, DescribedApi::filled, (one, _) -> one);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static String filled(String path, JsonNode parameter) {
        var example = parameter.path("example").asString("01900000-0000-7000-8000-00000000dead");
        return path.replace("{" + parameter.path("name").asString() + "}", example);
    }
}
