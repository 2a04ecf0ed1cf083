package plusone.suite.k8s;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One object as Kubernetes gets it. */
record Thing(ObjectNode json) {

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    String text(String pointer) {
        return json.at(pointer).asString("");
    }

    /** What its pods are like; missing where it has none. */
    JsonNode pod() {
        return json.at("/spec/template/spec");
    }

    boolean hasPods() {
        return pod().isObject();
    }

    /** Those that come first, then those that stay. */
    Stream<JsonNode> containers() {
        return Stream.concat(
                pod().path("initContainers").valueStream(), pod().path("containers").valueStream());
    }

    Optional<JsonNode> container(String name) {
        return containers().filter(it -> it.path("name").asString("").equals(name)).findFirst();
    }

    /** Whether a label selector of another object selects its pods. */
    boolean hasPodsSelectedBy(JsonNode selector) {
        var labels = json.at("/spec/template/metadata/labels");
        return selector.path("matchLabels")
                        .propertyStream()
                        .allMatch(it -> it.getValue().equals(labels.path(it.getKey())))
                && selector.path("matchExpressions")
                        .valueStream()
                        .allMatch(it -> isIn(labels.path(it.path("key").asString()), it));
    }

    private static boolean isIn(JsonNode label, JsonNode expression) {
        if (!expression.path("operator").asString("").equals("In"))
            throw new IllegalArgumentException("not understood here: " + expression);
        return expression.path("values").valueStream().anyMatch(label::equals);
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
