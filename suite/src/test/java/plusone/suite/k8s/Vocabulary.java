package plusone.suite.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Kubernetes knows every field, by the models that its own Java client is made of. */
final class Vocabulary {

    private Vocabulary() {}

    static Stream<String> unknown(Rendered rendered) {
        return rendered.things().stream().flatMap(it -> complaint(it).stream());
    }

    private static Optional<String> complaint(Thing thing) {
        try {
            Class.forName(model(thing))
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(thing.json().toString()));
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(thing + ": " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            return Optional.of(thing + ": no such kind");
        }
    }

    /** {@code autoscaling/v2}, {@code HorizontalPodAutoscaler} is {@code V2Horizontal…}. */
    private static String model(Thing thing) {
        var version = thing.text("/apiVersion").replaceFirst(".*/", "").toUpperCase(Locale.ROOT);
        return "io.kubernetes.client.openapi.models." + version + thing.kind();
    }
}
