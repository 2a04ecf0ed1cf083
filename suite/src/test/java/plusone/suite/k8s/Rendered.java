package plusone.suite.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All objects of an overlay. */
record Rendered(List<Thing> things) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whether there is a {@code kubectl} to render with. */
    static boolean isPossible() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(it -> Path.of(it, "kubectl").toFile().canExecute());
    }

    /** What {@code kubectl apply -k} would send. */
    static Rendered overlay(String name) {
        try {
            var kubectl =
                    new ProcessBuilder("kubectl", "kustomize", "k8s/overlays/" + name)
                            .directory(Code.ROOT.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) throw new AssertionError(name + " cannot be rendered");
            return parsed(yaml);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Rendered parsed(String yaml) {
        return new Rendered(
                StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                        .map(it -> new Thing((ObjectNode) JSON.<JsonNode>valueToTree(it)))
                        .toList());
    }

    /** A copy that may be changed. */
    Rendered copy() {
        return new Rendered(things.stream().map(it -> new Thing(it.json().deepCopy())).toList());
    }

    Stream<Thing> all(String kind) {
        return things.stream().filter(it -> it.kind().equals(kind));
    }

    Optional<Thing> find(String kind, String name) {
        return all(kind).filter(it -> it.name().equals(name)).findFirst();
    }

    /** Everything that has pods. */
    Stream<Thing> workloads() {
        return things.stream().filter(Thing::hasPods);
    }

    /** The deployments of our services, without what a local overlay brings along. */
    Stream<Thing> services() {
        return all("Deployment")
                .filter(
                        it ->
                                it.at("/metadata/labels/app.kubernetes.io~1component")
                                        .asString("")
                                        .equals("service"));
    }

    /** The settings that a container gets by its environment, from config maps. */
    Map<String, String> settings(JsonNode container) {
        var settings = new LinkedHashMap<String, String>();
        container
                .path("envFrom")
                .valueStream()
                .map(it -> it.at("/configMapRef/name").asString(""))
                .flatMap(it -> find("ConfigMap", it).stream())
                .flatMap(it -> it.at("/data").propertyStream())
                .forEach(it -> settings.put(it.getKey(), it.getValue().asString()));
        return settings;
    }

    /** The settings that a service serves with. */
    Map<String, String> settings(Thing service) {
        return service.container("serve").map(this::settings).orElse(Map.of());
    }
}
