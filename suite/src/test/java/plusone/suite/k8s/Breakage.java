package plusone.suite.k8s;

import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One fault that breaks a rule. */
record Breakage(Rule rule, String what, Consumer<Rendered> fault) {

    private static final String POD = "/spec/template/spec";
    private static final String SERVE = POD + "/containers/0";

    static Stream<Breakage> all() {
        return Stream.of(serving(), security(), settings(), reach(), upkeep()).flatMap(it -> it);
    }

    private static Stream<Breakage> serving() {
        return Stream.of(
                loyalty(Rule.KNOWN_TO_KUBERNETES, SERVE, "startupprobe", "{}"),
                loyalty(Rule.A_DEPLOYMENT_EACH, "/metadata", "name", "'points'"),
                loyalty(Rule.THREE_PROBES, SERVE, "startupProbe", null),
                loyalty(Rule.THREE_PROBES, SERVE + "/livenessProbe/httpGet", "path", "'/readyz'"),
                loyalty(Rule.THREE_PROBES, SERVE + "/readinessProbe/httpGet", "port", "8181"),
                loyalty(Rule.REQUESTS_AND_LIMITS, SERVE + "/resources/limits", "memory", null),
                loyalty(Rule.PORTS_OF_THE_CODE, SERVE + "/ports/0", "containerPort", "8080"),
                loyalty(Rule.PORTS_OF_THE_CODE, SERVE + "/ports/1", "containerPort", "8081"),
                of(Rule.A_SERVICE_EACH, "Service", "gateway", "/spec/ports/0", "port", "80"),
                setting(Rule.OPEN_TO_THE_CLUSTER, "loyalty-service", "SERVER_ADDRESS", null),
                loyalty(
                        Rule.IMAGE_OF_THE_ONE_DOCKERFILE,
                        POD + "/initContainers/0",
                        "image",
                        "'flyway/flyway:12'"),
                loyalty(
                        Rule.IMAGE_OF_THE_ONE_DOCKERFILE,
                        SERVE,
                        "image",
                        "'plusone/loyalty-service:latest'"));
    }

    private static Stream<Breakage> security() {
        var pod = POD + "/securityContext";
        var own = SERVE + "/securityContext";
        return Stream.of(
                of(
                        Rule.RESTRICTED_NAMESPACE,
                        "Namespace",
                        "plusone",
                        "/metadata/labels",
                        "pod-security.kubernetes.io/enforce",
                        "'baseline'"),
                loyalty(Rule.NON_ROOT, pod, "runAsNonRoot", "false"),
                loyalty(Rule.NON_ROOT, pod, "runAsUser", null),
                loyalty(Rule.NON_ROOT, own, "runAsUser", "0"),
                loyalty(Rule.NON_ROOT, POD, "hostNetwork", "true"),
                loyalty(Rule.SECCOMP, pod, "seccompProfile", null),
                loyalty(Rule.NO_CAPABILITIES, own + "/capabilities", "drop", null),
                loyalty(Rule.NO_CAPABILITIES, own + "/capabilities", "add", "['NET_RAW']"),
                loyalty(Rule.NO_ESCALATION, own, "allowPrivilegeEscalation", null),
                loyalty(Rule.READ_ONLY_FILE_SYSTEM, own, "readOnlyRootFilesystem", "false"),
                loyalty(Rule.READ_ONLY_FILE_SYSTEM, SERVE, "volumeMounts", "[]"),
                loyalty(Rule.NO_ACCOUNT_TOKEN, POD, "automountServiceAccountToken", null),
                loyalty(Rule.AN_ACCOUNT_EACH, POD, "serviceAccountName", "'default'"));
    }

    private static Stream<Breakage> settings() {
        var loyalty = "loyalty-service";
        return Stream.of(
                of(Rule.SECRETS_BY_REFERENCE, "ConfigMap", loyalty, "", "kind", "'Secret'"),
                setting(Rule.SECRETS_BY_REFERENCE, loyalty, "SPRING_R2DBC_PASSWORD", "'x'"),
                setting(
                        Rule.SECRETS_BY_REFERENCE,
                        loyalty,
                        "SPRING_R2DBC_URL",
                        "'r2dbc:postgresql://loyalty:x@postgres/plusone'"),
                loyalty(Rule.SECRETS_AS_FILES, SERVE, "envFrom", "[{'secretRef': {'name': 'x'}}]"),
                loyalty(
                        Rule.SECRETS_AS_FILES,
                        SERVE,
                        "env",
                        "[{'name': 'X', 'valueFrom': {'secretKeyRef': {'name': 'x', 'key': 'y'}}}]"),
                loyalty(Rule.SECRETS_AS_FILES, SERVE + "/volumeMounts/0", "readOnly", "false"),
                setting(Rule.SECRETS_READ_BY_THE_SERVICE, loyalty, "SPRING_CONFIG_IMPORT", null),
                loyalty(
                        Rule.SETTINGS_THAT_ROLL,
                        SERVE + "/envFrom/0/configMapRef",
                        "name",
                        "'loyalty-service'"),
                setting(Rule.SETTINGS_KNOWN_TO_THE_SERVICE, loyalty, "PLUSONE_LEDGER_ZONES", "'x'"),
                setting(
                        Rule.NEIGHBOURS_WHERE_THEY_ARE,
                        loyalty,
                        "PLUSONE_NOTIFICATION_URL",
                        "'http://notification-service:8080'"),
                loyalty(Rule.MIGRATION_FIRST, POD, "initContainers", null),
                loyalty(Rule.MIGRATION_FIRST, POD + "/initContainers/0", "args", null),
                setting(
                        Rule.MIGRATION_FIRST,
                        "loyalty-service-migration",
                        "PLUSONE_MIGRATION_OWNER",
                        "'loyalty'"),
                loyalty(Rule.OWNERS_PASSWORD_APART, SERVE + "/volumeMounts/0", "name", "'owner'"));
    }

    private static Stream<Breakage> reach() {
        var policy = "NetworkPolicy";
        var loyalty = "loyalty-service";
        return Stream.of(
                of(
                        Rule.DEFAULT_DENY,
                        policy,
                        "default-deny",
                        "/spec",
                        "policyTypes",
                        "['Ingress']"),
                of(Rule.DEFAULT_DENY, policy, "default-deny", "/spec", "egress", "[{}]"),
                of(Rule.CALL_GRAPH_OUT, policy, loyalty, "/spec", "egress", "[]"),
                of(Rule.CALL_GRAPH_OUT, policy, loyalty, "/spec/egress/0", "to", null),
                of(Rule.CALL_GRAPH_OUT, policy, loyalty, "/spec/egress/0", "ports", null),
                of(Rule.CALL_GRAPH_OUT, policy, "to-mail", "/spec", "podSelector", "{}"),
                of(
                        Rule.CALL_GRAPH_OUT,
                        policy,
                        "to-postgres",
                        "/spec/egress/0",
                        "to",
                        "[{'ipBlock': {'cidr': '0.0.0.0/0'}}]"),
                of(
                        Rule.CALL_GRAPH_OUT,
                        policy,
                        "names",
                        "/spec/egress/0/to/0",
                        "podSelector",
                        null),
                of(Rule.CALL_GRAPH_IN, policy, loyalty, "/spec", "ingress", "[{}]"),
                of(Rule.CALL_GRAPH_IN, policy, loyalty, "/spec/ingress/0", "ports", null),
                of(
                        Rule.CALL_GRAPH_IN,
                        policy,
                        loyalty,
                        "/spec/ingress/0/from/1/podSelector/matchLabels",
                        "app.kubernetes.io/name",
                        "'notification-service'"),
                of(
                        Rule.CALL_GRAPH_IN,
                        policy,
                        "metrics",
                        "/spec/ingress/0",
                        "from",
                        "[{'podSelector': {}}]"));
    }

    private static Stream<Breakage> upkeep() {
        var loyalty = "loyalty-service";
        return Stream.of(
                of(
                        Rule.A_DISRUPTION_BUDGET_EACH,
                        "PodDisruptionBudget",
                        loyalty,
                        "/spec",
                        "maxUnavailable",
                        "0"),
                of(
                        Rule.AN_AUTOSCALER_EACH,
                        "HorizontalPodAutoscaler",
                        loyalty,
                        "/spec/scaleTargetRef",
                        "name",
                        "'gateway'"),
                loyalty(Rule.AN_AUTOSCALER_EACH, "/spec", "replicas", "2"),
                loyalty(Rule.TOPOLOGY_SPREAD, POD, "topologySpreadConstraints", "[]"),
                loyalty(Rule.GRACEFUL_STOP, SERVE, "lifecycle", "{}"),
                loyalty(Rule.GRACEFUL_STOP, POD, "terminationGracePeriodSeconds", "20"),
                loyalty(
                        Rule.ROLLOUT_WITHOUT_A_GAP,
                        "/spec/strategy/rollingUpdate",
                        "maxUnavailable",
                        "1"));
    }

    private static Breakage loyalty(Rule rule, String at, String field, String value) {
        return of(rule, "Deployment", "loyalty-service", at, field, value);
    }

    private static Breakage setting(Rule rule, String map, String name, String value) {
        return of(rule, "ConfigMap", map, "/data", name, value);
    }

    /** Sets a field, or takes it away where the value is null; the value may use single quotes. */
    private static Breakage of(
            Rule rule, String kind, String name, String at, String field, String value) {
        return new Breakage(
                rule,
                kind + "/" + name + at + "/" + field + ": " + value,
                rendered -> {
                    var object = (ObjectNode) thing(rendered, kind, name).at(at);
                    if (value == null) object.remove(field);
                    else object.set(field, json(value));
                });
    }

    private static Thing thing(Rendered rendered, String kind, String name) {
        var pattern = kind.equals("ConfigMap") ? name + "-[a-z0-9]{10}" : name;
        return rendered.all(kind)
                .filter(it -> it.name().matches(pattern))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    void apply(Rendered rendered) {
        fault.accept(rendered);
    }

    @Override
    public String toString() {
        return rule + " by " + what;
    }
}
