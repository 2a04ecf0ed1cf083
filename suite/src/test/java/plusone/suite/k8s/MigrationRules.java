package plusone.suite.k8s;

import static plusone.suite.k8s.Complaints.unless;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Before a pod serves, the owner brings the schema up to date. */
final class MigrationRules {

    private MigrationRules() {}

    static Stream<String> step(Rendered rendered) {
        return unless(
                rendered.services(),
                it ->
                        Code.of(it.name()).hasDatabase()
                                ? it.container("migrate")
                                        .filter(step -> isMigration(rendered, it, step))
                                        .isPresent()
                                : it.pod().path("initContainers").isMissingNode(),
                "does not migrate before it serves, or migrates something else");
    }

    private static boolean isMigration(Rendered rendered, Thing service, JsonNode step) {
        var settings = rendered.settings(step);
        var served = rendered.settings(service).getOrDefault("SPRING_R2DBC_URL", "");
        return service.at("/spec/template/spec/initContainers/0").equals(step)
                && step.path("args").toString().equals("[\"migrate\"]")
                && step.path("image").equals(service.container("serve").orElseThrow().path("image"))
                && place(settings.getOrDefault("PLUSONE_MIGRATION_URL", "")).equals(place(served))
                && settings.getOrDefault("PLUSONE_MIGRATION_OWNER", "")
                        .equals(Code.of(service.name()).schema() + "_owner");
    }

    /** Host, port and name of a database. */
    private static String place(String address) {
        return address.replaceFirst("^(r2dbc|jdbc):", "").replaceFirst("\\?.*", "");
    }

    /** Each of the two containers sees its own secret only. */
    static Stream<String> apart(Rendered rendered) {
        return unless(
                rendered.services().filter(it -> Code.of(it.name()).hasDatabase()),
                it ->
                        mounts(it, "migrate", "owner")
                                && !mounts(it, "migrate", "secrets")
                                && mounts(it, "serve", "secrets")
                                && !mounts(it, "serve", "owner")
                                && isPasswordFile(rendered, it)
                                && secret(it, "owner").equals(it.name() + "-owner")
                                && secret(it, "secrets").equals(it.name())
                                && rendered.settings(it).keySet().stream()
                                        .noneMatch(name -> name.contains("MIGRATION")),
                "lets one step see the other's password");
    }

    private static boolean mounts(Thing service, String container, String volume) {
        return service.container(container).stream()
                .flatMap(it -> it.path("volumeMounts").valueStream())
                .anyMatch(it -> it.path("name").asString("").equals(volume));
    }

    private static String secret(Thing service, String volume) {
        return SecurityRules.volume(service, volume)
                .map(it -> it.at("/secret/secretName").asString(""))
                .findFirst()
                .orElse("");
    }

    private static boolean isPasswordFile(Rendered rendered, Thing service) {
        var step = service.container("migrate").orElseThrow();
        var file = rendered.settings(step).getOrDefault("PLUSONE_MIGRATION_PASSWORD_FILE", "");
        return step.path("volumeMounts")
                .valueStream()
                .filter(it -> it.path("name").asString("").equals("owner"))
                .anyMatch(it -> file.equals(it.path("mountPath").asString("") + "/password"));
    }
}
