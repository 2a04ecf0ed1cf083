package plusone.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The smallest bodies of the form that a schema wants, and what is left of them without a field.
 */
final class SampleBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Map<String, String> FORMATS =
            Map.of(
                    "uuid", "01900000-0000-7000-8000-00000000dead",
                    "date-time", "2026-05-04T10:15:30Z",
                    "date", "2026-05-04",
                    "email", "ada@plusone.example",
                    "uri", "https://shop.example/");

    private final UnaryOperator<JsonNode> resolved;

    /**
     * @param resolved follows references
     */
    SampleBodies(UnaryOperator<JsonNode> resolved) {
        this.resolved = resolved;
    }

    /** By the pointer to each required field, at any depth: a body without it. */
    Map<String, JsonNode> incomplete(JsonNode schema) {
        var bodies = new HashMap<String, JsonNode>();
        for (var pointer : required(schema, "").toList()) {
            var cut = pointer.lastIndexOf('/');
            var body = of(schema);
            ((ObjectNode) body.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
            bodies.put(pointer, body);
        }
        return bodies;
    }

    /** The pointers to all required fields. */
    private Stream<String> required(JsonNode schema, String parent) {
        var object = resolved.apply(schema);
        return object.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .flatMap(
                        name -> {
                            var field = object.path("properties").path(name);
                            var pointer = parent + "/" + name;
                            return Stream.concat(Stream.of(pointer), required(field, pointer));
                        });
    }

    JsonNode of(JsonNode unresolved) {
        var schema = resolved.apply(unresolved);
        if (schema.has("enum")) return schema.path("enum").path(0);
        if (schema.has("examples")) return schema.path("examples").path(0);
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> NODES.arrayNode().add(of(schema.path("items")));
            case "integer" -> NODES.numberNode(Math.max(1, schema.path("minimum").asLong(1)));
            case "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.stringNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        var object = JsonMapper.shared().createObjectNode();
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .forEach(name -> object.set(name, of(schema.path("properties").path(name))));
        return object;
    }

    private static String text(JsonNode schema) {
        var format = FORMATS.get(schema.path("format").asString(""));
        return format != null ? format : "a".repeat(schema.path("minLength").asInt(1));
    }
}
