package plusone.suite.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import plusone.suite.part.Part;

/** What the code of a service says of it. */
record Code(String module, Map<String, String> settings) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern NEIGHBOUR = Pattern.compile("plusone\\.([a-z]+)\\.url");
    private static final Pattern RECORD =
            Pattern.compile(
                    "@ConfigurationProperties\\([^)]*\"plusone\\.([a-z]+)\"[^)]*\\)"
                            + "\\s*(?:public )?record \\w+\\([^)]*\\b(?:URI|String) url\\b");
    private static final Pattern PLACE = Pattern.compile("\\bPlace ([a-z]+)\\b");

    /** The names of the services' folders. */
    static Set<String> modules() {
        return Part.services().stream().map(Part::title).collect(Collectors.toSet());
    }

    static Code of(String module) {
        var file = ROOT.resolve(module).resolve("src/main/resources/application.yml");
        var settings = new TreeMap<String, String>();
        flatten("", new Yaml().<Object>load(read(file)), settings);
        return new Code(module, settings);
    }

    int port() {
        return Integer.parseInt(settings.get("server.port"));
    }

    int managementPort() {
        return Integer.parseInt(settings.get("management.server.port"));
    }

    boolean hasDatabase() {
        return settings.containsKey("spring.r2dbc.url");
    }

    /** The schema that it keeps, as its role is named. */
    String schema() {
        return settings.get("spring.r2dbc.username");
    }

    /** The services that it is told the addresses of. */
    Set<String> neighbours() {
        return settings.keySet().stream()
                .map(NEIGHBOUR::matcher)
                .filter(it -> it.matches())
                .map(it -> it.group(1) + "-service")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The services whose addresses its records of settings have a place for. */
    Set<String> neighboursOfRecords() {
        try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(it -> it.toString().endsWith("Settings.java"))
                    .map(Code::read)
                    .flatMap(Code::addressed)
                    .map(it -> it + "-service")
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> addressed(String source) {
        return Stream.concat(
                RECORD.matcher(source).results().map(it -> it.group(1)),
                PLACE.matcher(source).results().map(it -> it.group(1)));
    }

    /** Whom it calls, beside the services also what lies outside. */
    Stream<String> called() {
        var outside =
                Map.of(
                        "spring.r2dbc.url", "postgres",
                        "spring.mail.host", "mail",
                        "plusone.sign-in.jwks-uri", "identity");
        return Stream.concat(
                neighbours().stream(),
                outside.entrySet().stream()
                        .filter(it -> settings.containsKey(it.getKey()))
                        .map(Map.Entry::getValue));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flatten(String name, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map)
            map.forEach(
                    (key, inner) ->
                            flatten(name.isEmpty() ? key + "" : name + "." + key, inner, into));
        else into.put(name, String.valueOf(value));
    }
}
