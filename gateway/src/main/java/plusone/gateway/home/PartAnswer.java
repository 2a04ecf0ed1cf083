package plusone.gateway.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a service answered for its part; an empty object where it answered nothing.
 *
 * @param degraded the fields of this part that are missing because something is down
 */
record PartAnswer(Part part, JsonNode body, List<String> degraded) {

    static PartAnswer of(Part part, JsonNode body) {
        var missing =
                body.path("degraded")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(part.fields()::contains);
        return new PartAnswer(part, body, missing.toList());
    }

    static PartAnswer absent(Part part) {
        return new PartAnswer(part, JsonNodeFactory.instance.objectNode(), part.fields());
    }

    /** The fields of this part that are there. */
    Stream<String> present() {
        return part.fields().stream().filter(body::has);
    }

    Optional<Instant> asOf() {
        return body.path("asOf").asStringOpt().map(Instant::parse);
    }
}
