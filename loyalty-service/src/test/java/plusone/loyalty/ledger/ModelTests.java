package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger's decisions against a naive model, step by step, with time passing. */
class ModelTests {

    private static final int RUNS = 100;
    private static final int STEPS = 200;

    @ParameterizedTest
    @EnumSource(ReversalPolicy.class)
    void decidesAsTheModelDoes(ReversalPolicy policy) {
        var seeds = new Random(20_261_122);
        for (var run = 0; run < RUNS; run++) {
            var seed = seeds.nextLong();
            var steps = Step.random(seed, STEPS);
            if (new ModelRun(policy).difference(steps) != null) fail(told(policy, seed, steps));
        }
    }

    @Test
    void shrinksARunThatFails() {
        var steps = Step.random(1, 60);
        var wanted = steps.get(37);

        var shrunk = Shrinking.shrunk(steps, some -> some.contains(wanted));

        assertThat(shrunk).containsExactly(wanted);
    }

    private static String told(ReversalPolicy policy, long seed, List<Step> steps) {
        var shrunk = Shrinking.shrunk(steps, some -> new ModelRun(policy).difference(some) != null);
        return "seed %d, %s: %s%nafter%n%s"
                .formatted(
                        seed,
                        policy,
                        new ModelRun(policy).difference(shrunk),
                        shrunk.stream().map(Step::toString).collect(Collectors.joining("\n")));
    }
}
