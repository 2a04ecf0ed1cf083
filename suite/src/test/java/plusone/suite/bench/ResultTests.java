package plusone.suite.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plusone.suite.bench.measure.Figure;
import plusone.suite.bench.measure.Measure;
import plusone.suite.bench.measure.Work;

class ResultTests {

    private static final Work NOTHING =
            new Work() {
                @Override
                public String name() {
                    return "nothing";
                }

                @Override
                public Figure measure(Duration length) {
                    return Figure.of(0);
                }
            };

    @Test
    void isTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
        var result = result(Measure.RATE, Goal.atLeast(2));
        add(result, 100, 300);
        add(result, 400, 400);
        add(result, 200, 500);

        assertThat(result.ratio()).isEqualTo(2.5);
        var line = result.line();
        assertThat(line.ratio()).isEqualTo("**2.50** (1.00 – 3.00)");
        assertThat(line.baseline()).isEqualTo("200 /s");
        assertThat(line.figure()).isEqualTo("400 /s");
        assertThat(line.reached()).isEqualTo("yes");
    }

    @Test
    void isReachedFromAboveOrFromBelow() {
        var latency = result(Measure.P50, Goal.atMost(3));
        add(latency, 0.5, 1.6);

        assertThat(latency.line().toReach()).isEqualTo("≤ 3.00");
        assertThat(latency.line().reached()).isEqualTo("no");
        assertThat(Goal.atMost(3).isReachedBy(3)).isTrue();
        assertThat(Goal.atLeast(0.8).isReachedBy(0.79)).isFalse();
    }

    @Test
    void isNoFigureWhereAnythingWasRefused() {
        var result = result(Measure.RATE, Goal.atLeast(1));
        add(result, 100, 500);
        result.add(new Result.Pair(Figure.of(100), new Figure(500, Map.of("503", 2L))));
        result.add(new Result.Pair(Figure.of(100), new Figure(500, Map.of("503", 3L))));

        assertThat(result.refused()).containsExactly(Map.entry("503", 5L));
        assertThat(result.line().reached()).contains("no figure", "503");
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Result.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Result.median(7)).isEqualTo(7);
        assertThat(Result.median()).isNaN();
    }

    private static Result result(Measure measure, Goal goal) {
        return new Result(new Comparison(Row.S1, "this", NOTHING, "that", NOTHING, measure, goal));
    }

    private static void add(Result result, double baseline, double subject) {
        result.add(new Result.Pair(Figure.of(baseline), Figure.of(subject)));
    }
}
