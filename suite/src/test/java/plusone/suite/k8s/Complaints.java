package plusone.suite.k8s;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How rules put what they find into words. */
final class Complaints {

    private Complaints() {}

    /** A complaint about each thing that is not as it should be. */
    static Stream<String> unless(Stream<Thing> things, Predicate<Thing> good, String complaint) {
        return things.filter(good.negate()).map(it -> it + " " + complaint);
    }

    /** The same about each container of everything that has pods. */
    static Stream<String> unlessContainers(
            Rendered rendered, Predicate<JsonNode> good, String complaint) {
        return rendered.workloads()
                .flatMap(
                        thing ->
                                thing.containers()
                                        .filter(good.negate())
                                        .map(it -> named(thing, it) + " " + complaint));
    }

    static String named(Thing thing, JsonNode container) {
        return thing + " (" + container.path("name").asString("?") + ")";
    }

    /** All that several checks find. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    static Stream<String> all(Stream<String>... complaints) {
        return Arrays.stream(complaints).flatMap(Function.identity());
    }
}
