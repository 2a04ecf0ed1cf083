package plusone.suite.k8s;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold of the manifests. */
enum Rule {
    KNOWN_TO_KUBERNETES(Vocabulary::unknown),

    A_DEPLOYMENT_EACH(ServingRules::deployments),
    THREE_PROBES(ServingRules::probes),
    REQUESTS_AND_LIMITS(ServingRules::resources),
    PORTS_OF_THE_CODE(ServingRules::ports),
    A_SERVICE_EACH(ServingRules::services),
    OPEN_TO_THE_CLUSTER(ServingRules::addresses),
    IMAGE_OF_THE_ONE_DOCKERFILE(ServingRules::images),

    RESTRICTED_NAMESPACE(SecurityRules::namespace),
    NON_ROOT(SecurityRules::nonRoot),
    SECCOMP(SecurityRules::seccomp),
    NO_CAPABILITIES(SecurityRules::capabilities),
    NO_ESCALATION(SecurityRules::escalation),
    READ_ONLY_FILE_SYSTEM(SecurityRules::fileSystem),
    NO_ACCOUNT_TOKEN(SecurityRules::tokens),
    AN_ACCOUNT_EACH(SecurityRules::accounts),

    SECRETS_BY_REFERENCE(SecretRules::values),
    SECRETS_AS_FILES(SecretRules::files),
    SECRETS_READ_BY_THE_SERVICE(SecretRules::imports),

    SETTINGS_THAT_ROLL(SettingRules::hashed),
    SETTINGS_KNOWN_TO_THE_SERVICE(SettingRules::known),
    NEIGHBOURS_WHERE_THEY_ARE(SettingRules::neighbours),

    MIGRATION_FIRST(MigrationRules::step),
    OWNERS_PASSWORD_APART(MigrationRules::apart),

    DEFAULT_DENY(ReachRules::denial),
    CALL_GRAPH_OUT(ReachRules::egress),
    CALL_GRAPH_IN(ReachRules::ingress),

    A_DISRUPTION_BUDGET_EACH(UpkeepRules::budgets),
    AN_AUTOSCALER_EACH(UpkeepRules::autoscalers),
    TOPOLOGY_SPREAD(UpkeepRules::spread),
    GRACEFUL_STOP(UpkeepRules::stop),
    ROLLOUT_WITHOUT_A_GAP(UpkeepRules::rollout);

    @SuppressWarnings("ImmutableEnumChecker") // method references only
    private final Function<Rendered, Stream<String>> check;

    Rule(Function<Rendered, Stream<String>> check) {
        this.check = check;
    }

    /** What is wrong, in words; empty where the rule holds. */
    List<String> complaints(Rendered rendered) {
        return check.apply(rendered).toList();
    }
}
