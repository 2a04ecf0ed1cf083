package plusone.suite.k8s;

import static plusone.suite.k8s.Complaints.all;
import static plusone.suite.k8s.Complaints.unless;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** What keeps a service there while pods come and go. */
final class UpkeepRules {

    /** The top of the ladder of time limits: no caller waits longer for a usual answer. */
    private static final Duration CALLER_WAITS = Duration.ofSeconds(10);

    private UpkeepRules() {}

    static Stream<String> budgets(Rendered rendered) {
        return unless(
                rendered.services(),
                it ->
                        rendered.find("PodDisruptionBudget", it.name())
                                .filter(budget -> budget.at("/spec/maxUnavailable").asInt(0) == 1)
                                .filter(budget -> it.hasPodsSelectedBy(budget.at("/spec/selector")))
                                .isPresent(),
                "has no disruption budget that lets one pod go at a time");
    }

    static Stream<String> autoscalers(Rendered rendered) {
        return all(
                unless(
                        rendered.services(),
                        it ->
                                rendered.find("HorizontalPodAutoscaler", it.name())
                                        .filter(UpkeepRules::scales)
                                        .isPresent(),
                        "has no autoscaler"),
                unless(
                        rendered.services(),
                        it -> it.at("/spec/replicas").isMissingNode(),
                        "names a number of replicas, which is the autoscaler's to decide"));
    }

    private static boolean scales(Thing autoscaler) {
        var fewest = autoscaler.at("/spec/minReplicas").asInt(0);
        return autoscaler.text("/apiVersion").equals("autoscaling/v2")
                && autoscaler.text("/spec/scaleTargetRef/kind").equals("Deployment")
                && autoscaler.text("/spec/scaleTargetRef/name").equals(autoscaler.name())
                && fewest >= 1
                && fewest <= autoscaler.at("/spec/maxReplicas").asInt(0);
    }

    static Stream<String> spread(Rendered rendered) {
        return Stream.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")
                .flatMap(
                        key ->
                                unless(
                                        rendered.services(),
                                        it -> isSpread(it, key),
                                        "is not spread over " + key));
    }

    private static boolean isSpread(Thing service, String key) {
        return service.pod()
                .path("topologySpreadConstraints")
                .valueStream()
                .filter(it -> it.path("topologyKey").asString("").equals(key))
                .filter(it -> service.hasPodsSelectedBy(it.path("labelSelector")))
                .anyMatch(
                        it ->
                                it.path("matchLabelKeys")
                                        .toString()
                                        .contains("app.kubernetes.io/name"));
    }

    /** Two phases have each the limit: the requests under way, then their transactions. */
    static Stream<String> stop(Rendered rendered) {
        return unless(
                rendered.services(),
                it -> {
                    var phase = phase(rendered, it);
                    var pause =
                            it.container("serve")
                                    .map(serve -> serve.at("/lifecycle/preStop/sleep/seconds"))
                                    .orElseThrow()
                                    .asInt(0);
                    var grace = it.pod().path("terminationGracePeriodSeconds").asInt(0);
                    return Code.of(it.name())
                                    .settings()
                                    .getOrDefault("server.shutdown", "graceful")
                                    .equals("graceful")
                            && pause > 0
                            && phase.compareTo(CALLER_WAITS) >= 0
                            && grace > pause + 2 * phase.toSeconds();
                },
                "is killed before it has stopped");
    }

    private static Duration phase(Rendered rendered, Thing service) {
        var name = "spring.lifecycle.timeout-per-shutdown-phase";
        var written =
                rendered.settings(service)
                        .getOrDefault(
                                SettingRules.environmentName(name),
                                Code.of(service.name()).settings().getOrDefault(name, "30s"));
        return DurationStyle.detectAndParse(written);
    }

    static Stream<String> rollout(Rendered rendered) {
        return unless(
                rendered.services(),
                it ->
                        it.text("/spec/strategy/type").equals("RollingUpdate")
                                && it.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)
                                        == 0
                                && it.at("/spec/strategy/rollingUpdate/maxSurge").asInt(0) > 0,
                "takes a pod away before another is ready");
    }
}
