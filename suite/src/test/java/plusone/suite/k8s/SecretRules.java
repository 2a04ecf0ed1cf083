package plusone.suite.k8s;

import static plusone.suite.k8s.Complaints.all;
import static plusone.suite.k8s.Complaints.unless;
import static plusone.suite.k8s.Complaints.unlessContainers;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Secrets are named here, never written down, and a process reads them from files. */
final class SecretRules {

    private static final Predicate<String> SECRET_NAME =
            Pattern.compile("(PASSWORD|SECRET|KEY|TOKEN|CREDENTIALS?)$").asPredicate();
    private static final Predicate<String> SECRET_IN_ADDRESS =
            Pattern.compile("://[^/@]*:[^/@]*@|[?&;](password|user)=").asPredicate();

    private SecretRules() {}

    static Stream<String> values(Rendered rendered) {
        return all(
                unless(rendered.all("Secret"), _ -> false, "is written down"),
                rendered.all("ConfigMap")
                        .flatMap(
                                it ->
                                        it.at("/data")
                                                .propertyStream()
                                                .filter(SecretRules::isSecret)
                                                .map(entry -> it + " has " + entry.getKey())),
                unlessContainers(
                        rendered,
                        container ->
                                container
                                        .path("env")
                                        .valueStream()
                                        .noneMatch(
                                                it ->
                                                        SECRET_NAME.test(
                                                                it.path("name").asString(""))),
                        "has a secret in its environment"));
    }

    private static boolean isSecret(Map.Entry<String, JsonNode> entry) {
        return SECRET_NAME.test(entry.getKey())
                || SECRET_IN_ADDRESS.test(entry.getValue().asString(""));
    }

    static Stream<String> files(Rendered rendered) {
        return all(
                unlessContainers(
                        rendered,
                        container ->
                                container.findValues("secretRef").isEmpty()
                                        && container.findValues("secretKeyRef").isEmpty(),
                        "has a secret in its environment"),
                rendered.workloads()
                        .flatMap(
                                workload ->
                                        secretVolumes(workload)
                                                .filter(it -> !isReadOnly(workload, it))
                                                .map(it -> workload + " may write " + it)));
    }

    /** Names of the volumes that hold secrets. */
    private static Stream<String> secretVolumes(Thing workload) {
        return workload.pod()
                .path("volumes")
                .valueStream()
                .filter(it -> !it.findValues("secret").isEmpty())
                .map(it -> it.path("name").asString());
    }

    /** Names of the secrets that a workload needs. */
    static Stream<String> named(Thing workload) {
        return workload.pod().path("volumes").findValues("secret").stream()
                .map(it -> it.path("secretName").asString(it.path("name").asString("")));
    }

    private static boolean isReadOnly(Thing workload, String volume) {
        return workload.containers()
                .flatMap(it -> it.path("volumeMounts").valueStream())
                .filter(it -> it.path("name").asString("").equals(volume))
                .allMatch(it -> it.path("readOnly").asBoolean(false));
    }

    /** A service reads its settings from the folder in which its secret is mounted. */
    static Stream<String> imports(Rendered rendered) {
        return unless(
                rendered.services().filter(it -> Code.of(it.name()).hasDatabase()),
                it ->
                        it.container("serve").stream()
                                .flatMap(serve -> secretPaths(it, serve))
                                .map(path -> "configtree:" + path + "/")
                                .toList()
                                .equals(
                                        Stream.ofNullable(
                                                        rendered.settings(it)
                                                                .get("SPRING_CONFIG_IMPORT"))
                                                .toList()),
                "does not read the secret that is mounted");
    }

    /** Where a container finds the secret that has its workload's name. */
    private static Stream<String> secretPaths(Thing workload, JsonNode container) {
        return container
                .path("volumeMounts")
                .valueStream()
                .filter(
                        mount ->
                                SecurityRules.volume(workload, mount.path("name").asString(""))
                                        .anyMatch(
                                                it ->
                                                        it.at("/secret/secretName")
                                                                .asString("")
                                                                .equals(workload.name())))
                .map(it -> it.path("mountPath").asString(""));
    }
}
