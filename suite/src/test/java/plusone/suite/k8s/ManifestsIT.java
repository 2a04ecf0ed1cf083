package plusone.suite.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both overlays, rendered, keep every rule; and each rule is seen to fail where it is broken. */
class ManifestsIT {

    private static final List<String> OVERLAYS = List.of("local", "production");
    private static final Map<String, Rendered> RENDERED = new ConcurrentHashMap<>();

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Rendered.isPossible(), "kubectl is not installed");
    }

    @ParameterizedTest
    @MethodSource
    void keepEveryRule(String overlay, Rule rule) {
        assertThat(rule.complaints(rendered(overlay))).isEmpty();
    }

    static Stream<Arguments> keepEveryRule() {
        return OVERLAYS.stream()
                .flatMap(it -> Stream.of(Rule.values()).map(rule -> Arguments.of(it, rule)));
    }

    @ParameterizedTest
    @MethodSource
    void areFoundOutWhereTheyBreakARule(Breakage breakage) {
        for (var overlay : OVERLAYS) {
            var broken = rendered(overlay).copy();
            breakage.apply(broken);

            assertThat(breakage.rule().complaints(broken)).as(overlay).isNotEmpty();
        }
    }

    static Stream<Breakage> areFoundOutWhereTheyBreakARule() {
        return Breakage.all();
    }

    @Test
    void breakEachRuleSomewhere() {
        assertThat(Breakage.all().map(Breakage::rule).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Rule.class));
    }

    @Test
    void takeTheSecretsThatTheirReadmeNames() {
        var table =
                Pattern.compile("(?m)^\\| (`.*?) \\| `.*\\|$")
                        .matcher(Code.read(Code.ROOT.resolve("k8s/README.md")))
                        .results()
                        .map(it -> it.group(1))
                        .flatMap(it -> Pattern.compile("`([a-z-]+)`").matcher(it).results())
                        .map(it -> it.group(1))
                        .filter(it -> !OVERLAYS.contains(it))
                        .collect(Collectors.toSet());

        assertThat(rendered("local").workloads().flatMap(SecretRules::named))
                .containsOnly(table.toArray(String[]::new));
    }

    private static Rendered rendered(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Rendered::overlay);
    }
}
