package plusone.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A field of a request body, also one deep inside.
 *
 * @param body the type that a controller reads
 * @param path from the body to the field
 * @param type of the field
 */
record RequestField(Class<?> body, List<String> path, Class<?> type) {

    /** Those of all bodies that controllers of this package read. */
    static List<RequestField> all(String inPackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents(inPackage).stream()
                .map(it -> ClassUtils.resolveClassName(String.valueOf(it.getBeanClassName()), null))
                .filter(it -> !isTest(it))
                .flatMap(RequestField::bodies)
                .distinct()
                .flatMap(body -> fields(body, List.of(), body))
                .toList();
    }

    private static boolean isTest(Class<?> controller) {
        var place = controller.getProtectionDomain().getCodeSource().getLocation().getPath();
        return place.contains("test-classes");
    }

    private static Stream<Class<?>> bodies(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredMethods())
                .map(Method::getParameters)
                .flatMap(Arrays::stream)
                .filter(it -> it.isAnnotationPresent(RequestBody.class))
                .map(it -> it.getType());
    }

    private static Stream<RequestField> fields(Class<?> body, List<String> path, Class<?> type) {
        if (!type.isRecord()) return Stream.of(new RequestField(body, path, type));
        return Arrays.stream(type.getRecordComponents())
                .flatMap(it -> fields(body, longer(path, name(it)), it.getType()));
    }

    private static List<String> longer(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private static String name(RecordComponent component) {
        var written = component.getAccessor().getAnnotation(JsonProperty.class);
        return written == null ? component.getName() : written.value();
    }

    /** A body with this text in the field, or in the map that it is, and nothing else. */
    Object with(String text) {
        Object value = Map.class.isAssignableFrom(type) ? Map.of("x", text) : text;
        for (var name : path.reversed()) {
            value = Map.of(name, value);
        }
        return value;
    }

    String pointer() {
        return path.stream().map(it -> "/" + it).collect(Collectors.joining());
    }
}
