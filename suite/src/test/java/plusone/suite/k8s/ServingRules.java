package plusone.suite.k8s;

import static plusone.suite.k8s.Complaints.all;
import static plusone.suite.k8s.Complaints.unless;
import static plusone.suite.k8s.Complaints.unlessContainers;

import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a deployment serve. */
final class ServingRules {

    private static final Pattern IMAGE = Pattern.compile("(?:[^:]+/)?plusone/([a-z-]+):([\\w.-]+)");

    private ServingRules() {}

    static Stream<String> deployments(Rendered rendered) {
        var names = rendered.services().map(Thing::name).collect(Collectors.toSet());
        return names.equals(Code.modules())
                ? Stream.empty()
                : Stream.of("deployments are " + names + ", services are " + Code.modules());
    }

    static Stream<String> probes(Rendered rendered) {
        return all(
                probe(rendered, "startupProbe", "/livez"),
                probe(rendered, "livenessProbe", "/livez"),
                probe(rendered, "readinessProbe", "/readyz"));
    }

    private static Stream<String> probe(Rendered rendered, String name, String path) {
        return unless(
                rendered.services(),
                service ->
                        service.container("serve")
                                .map(it -> it.path(name).path("httpGet"))
                                .filter(it -> it.path("path").asString("").equals(path))
                                .filter(it -> it.path("port").asString("").equals("http"))
                                .isPresent(),
                "has no " + name + " at " + path + " on its own port");
    }

    static Stream<String> resources(Rendered rendered) {
        return Stream.of(
                        "/resources/requests/cpu",
                        "/resources/requests/memory",
                        "/resources/limits/cpu",
                        "/resources/limits/memory")
                .flatMap(
                        it ->
                                unlessContainers(
                                        rendered,
                                        container -> !container.at(it).asString("").isEmpty(),
                                        "has no " + it));
    }

    static Stream<String> ports(Rendered rendered) {
        return all(
                port(rendered, "http", Code::port),
                port(rendered, "management", Code::managementPort));
    }

    private static Stream<String> port(Rendered rendered, String name, ToIntFunction<Code> wanted) {
        return unless(
                rendered.services(),
                service -> portNamed(service, name) == wanted.applyAsInt(Code.of(service.name())),
                "has not the port " + name + " that its application.yml names");
    }

    static int portNamed(Thing workload, String name) {
        return workload.containers()
                .flatMap(it -> it.path("ports").valueStream())
                .filter(it -> it.path("name").asString("").equals(name))
                .map(it -> it.path("containerPort").asInt(0))
                .findFirst()
                .orElse(0);
    }

    static Stream<String> services(Rendered rendered) {
        return unless(
                rendered.services(),
                deployment ->
                        rendered.find("Service", deployment.name())
                                .filter(it -> leadsTo(deployment, it))
                                .isPresent(),
                "has no Service of its name that leads to its port");
    }

    private static boolean leadsTo(Thing deployment, Thing service) {
        var selector = service.at("/spec/selector");
        var labels = deployment.at("/spec/template/metadata/labels");
        var port = service.at("/spec/ports/0");
        return selector.size() > 0
                && selector.propertyStream()
                        .allMatch(it -> it.getValue().equals(labels.path(it.getKey())))
                && port.path("targetPort").asString("").equals("http")
                && port.path("port").asInt(0) == Code.of(deployment.name()).port();
    }

    static Stream<String> addresses(Rendered rendered) {
        return Stream.of("SERVER_ADDRESS", "MANAGEMENT_SERVER_ADDRESS")
                .flatMap(
                        name ->
                                unless(
                                        rendered.services(),
                                        it -> "0.0.0.0".equals(rendered.settings(it).get(name)),
                                        "listens on its own loopback: " + name));
    }

    static Stream<String> images(Rendered rendered) {
        return unless(
                rendered.services(),
                service ->
                        service.containers()
                                .map(it -> it.path("image").asString(""))
                                .allMatch(it -> isBuiltOf(service.name(), it)),
                "has another image than the one that the Dockerfile makes of its module");
    }

    private static boolean isBuiltOf(String module, String image) {
        var parts = IMAGE.matcher(image);
        return parts.matches()
                && parts.group(1).equals(module)
                && !parts.group(2).equals("latest")
                && Code.ROOT.resolve(module).resolve("pom.xml").toFile().exists();
    }
}
