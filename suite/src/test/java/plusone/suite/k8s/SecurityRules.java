package plusone.suite.k8s;

import static plusone.suite.k8s.Complaints.all;
import static plusone.suite.k8s.Complaints.unless;
import static plusone.suite.k8s.Complaints.unlessContainers;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The restricted pod security standard, and somewhat more. */
final class SecurityRules {

    private SecurityRules() {}

    static Stream<String> namespace(Rendered rendered) {
        var enforce = "/metadata/labels/pod-security.kubernetes.io~1enforce";
        return all(
                rendered.find("Namespace", "plusone")
                                .filter(it -> it.text(enforce).equals("restricted"))
                                .isPresent()
                        ? Stream.empty()
                        : Stream.of("the namespace does not enforce restricted pods"),
                unless(
                        rendered.things().stream().filter(it -> !it.kind().equals("Namespace")),
                        it -> it.text("/metadata/namespace").equals("plusone"),
                        "is outside of the namespace"));
    }

    static Stream<String> nonRoot(Rendered rendered) {
        return all(
                unless(
                        rendered.workloads(),
                        it ->
                                it.pod().at("/securityContext/runAsNonRoot").asBoolean(false)
                                        && it.pod().at("/securityContext/runAsUser").asInt(0) > 0,
                        "may run as root, or as a user without a number"),
                unlessContainers(
                        rendered,
                        it ->
                                it.at("/securityContext/runAsNonRoot").isMissingNode()
                                        && it.at("/securityContext/runAsUser").isMissingNode()
                                        && !it.at("/securityContext/privileged").asBoolean(false),
                        "is another user than its pod"),
                unless(
                        rendered.workloads(),
                        it ->
                                Stream.of("hostNetwork", "hostPID", "hostIPC")
                                        .noneMatch(host -> it.pod().path(host).asBoolean(false)),
                        "shares what is the host's"));
    }

    static Stream<String> seccomp(Rendered rendered) {
        var type = "/securityContext/seccompProfile/type";
        return all(
                unless(
                        rendered.workloads(),
                        it -> it.pod().at(type).asString("").equals("RuntimeDefault"),
                        "has not the runtime's seccomp profile"),
                unlessContainers(
                        rendered,
                        it -> it.at(type).isMissingNode(),
                        "has another seccomp profile than its pod"));
    }

    static Stream<String> capabilities(Rendered rendered) {
        return unlessContainers(
                rendered,
                it ->
                        it.at("/securityContext/capabilities/drop").toString().equals("[\"ALL\"]")
                                && it.at("/securityContext/capabilities/add").isMissingNode(),
                "keeps capabilities");
    }

    static Stream<String> escalation(Rendered rendered) {
        return unlessContainers(
                rendered,
                it -> !it.at("/securityContext/allowPrivilegeEscalation").asBoolean(true),
                "may gain privileges");
    }

    static Stream<String> fileSystem(Rendered rendered) {
        return all(
                unlessContainers(
                        rendered,
                        it -> it.at("/securityContext/readOnlyRootFilesystem").asBoolean(false),
                        "may write to its image"),
                unless(
                        rendered.workloads(),
                        it -> it.containers().allMatch(container -> hasOwnTmp(it, container)),
                        "has no /tmp that is empty at the start"));
    }

    private static boolean hasOwnTmp(Thing workload, JsonNode container) {
        return container
                .path("volumeMounts")
                .valueStream()
                .filter(it -> it.path("mountPath").asString("").equals("/tmp"))
                .flatMap(it -> volume(workload, it.path("name").asString("")))
                .anyMatch(it -> it.path("emptyDir").isObject());
    }

    static Stream<JsonNode> volume(Thing workload, String name) {
        return workload.pod()
                .path("volumes")
                .valueStream()
                .filter(it -> it.path("name").asString("").equals(name));
    }

    static Stream<String> tokens(Rendered rendered) {
        return all(
                unless(
                        rendered.workloads(),
                        it -> !it.pod().path("automountServiceAccountToken").asBoolean(true),
                        "is given a token of the cluster"),
                unless(
                        rendered.all("ServiceAccount"),
                        it -> !it.at("/automountServiceAccountToken").asBoolean(true),
                        "gives out tokens of the cluster"));
    }

    static Stream<String> accounts(Rendered rendered) {
        return unless(
                rendered.workloads(),
                it ->
                        it.pod().path("serviceAccountName").asString("").equals(it.name())
                                && rendered.find("ServiceAccount", it.name()).isPresent(),
                "has no service account of its own");
    }
}
