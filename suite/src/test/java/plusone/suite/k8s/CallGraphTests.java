package plusone.suite.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The call graph as the code and the README have it. */
class CallGraphTests {

    private static final Pattern ARROW =
            Pattern.compile("(?m)^ +(\\w+) -->(?:\\|[^|]*\\|)? (\\w+)\\b");

    @ParameterizedTest
    @MethodSource("modules")
    void namesTheNeighboursThatTheRecordsOfSettingsTake(String module) {
        assertThat(Code.of(module).neighbours()).isEqualTo(Code.of(module).neighboursOfRecords());
    }

    static Set<String> modules() {
        return Code.modules();
    }

    @Test
    void isTheOneThatTheReadmeDraws() {
        var drawn =
                ARROW.matcher(Code.read(Code.ROOT.resolve("README.md")))
                        .results()
                        .map(it -> it.group(1) + " " + it.group(2))
                        .filter(it -> !it.matches("(app|partner|staff) .*"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn).isEqualTo(called());
    }

    private static Set<String> called() {
        return Code.modules().stream()
                .flatMap(
                        module ->
                                Code.of(module)
                                        .called()
                                        .filter(it -> !Set.of("postgres", "identity").contains(it))
                                        .map(it -> (module + " " + it).replace("-service", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
