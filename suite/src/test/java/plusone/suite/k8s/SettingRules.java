package plusone.suite.k8s;

import static plusone.suite.k8s.Complaints.unless;
import static plusone.suite.k8s.Complaints.unlessContainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The settings in the config maps. */
final class SettingRules {

    /** Whatever the mail library knows by this beginning. */
    private static final String OF_MAIL = environmentName("spring.mail.properties.mail.smtp.");

    private static final Set<String> OF_SPRING = ofSpring();

    private SettingRules() {}

    /** A name with a hash of the content: whatever changes it makes new pods. */
    static Stream<String> hashed(Rendered rendered) {
        return unlessContainers(
                rendered,
                container ->
                        container
                                .path("envFrom")
                                .valueStream()
                                .map(it -> it.at("/configMapRef/name").asString(""))
                                .allMatch(
                                        it ->
                                                it.matches("[a-z-]+-[a-z0-9]{10}")
                                                        && rendered.find("ConfigMap", it)
                                                                .isPresent()),
                "has settings that may change behind its back");
    }

    static Stream<String> known(Rendered rendered) {
        return rendered.services()
                .flatMap(
                        service -> {
                            var known = known(Code.of(service.name()));
                            return rendered.settings(service).keySet().stream()
                                    .filter(it -> !known.contains(it) && !it.startsWith(OF_MAIL))
                                    .map(it -> service + " does not know " + it);
                        });
    }

    private static Set<String> known(Code code) {
        return Stream.concat(
                        OF_SPRING.stream(),
                        code.settings().keySet().stream().map(SettingRules::environmentName))
                .collect(Collectors.toSet());
    }

    /** As a property is written in an environment. */
    static String environmentName(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** What Spring Boot itself says that it knows. */
    private static Set<String> ofSpring() {
        try {
            var loader = SettingRules.class.getClassLoader();
            return Collections.list(
                            loader.getResources("META-INF/spring-configuration-metadata.json"))
                    .stream()
                    .map(
                            it -> {
                                try (var file = it.openStream()) {
                                    return JsonMapper.shared().readTree(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            })
                    .flatMap(it -> it.path("properties").valueStream())
                    .map(it -> environmentName(it.path("name").asString()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each neighbour that the code knows is a Service of that name at that service's port. */
    static Stream<String> neighbours(Rendered rendered) {
        return unless(
                rendered.services(),
                service ->
                        Code.of(service.name()).neighbours().stream()
                                .allMatch(it -> isAddressed(rendered, service, it)),
                "looks for a neighbour elsewhere");
    }

    private static boolean isAddressed(Rendered rendered, Thing service, String neighbour) {
        var setting = environmentName("plusone." + neighbour.replace("-service", "") + ".url");
        return ("http://" + neighbour + ":" + Code.of(neighbour).port())
                        .equals(rendered.settings(service).get(setting))
                && rendered.find("Service", neighbour).isPresent();
    }
}
