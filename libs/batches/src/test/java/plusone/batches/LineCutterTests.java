package plusone.batches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import plusone.contract.ProblemException;
import reactor.core.publisher.Flux;

class LineCutterTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void cutsAtEachLineFeedHoweverTheBodyComes(int piece) {
        assertThat(cut("one\ntwo\r\n\nf\u00fcnf", piece))
                .containsExactly("1 one", "2 two\r", "3 ", "4 f\u00fcnf");
    }

    @Test
    void theLastLineMayHaveAnEnd() {
        assertThat(cut("one\ntwo\n", 4)).containsExactly("1 one", "2 two");
    }

    @Test
    void nothingHasNoLine() {
        assertThat(cut("", 1)).isEmpty();
    }

    @Test
    void refusesALineThatIsTooLongAndGoesOn() {
        var longest = "x".repeat(LineCutter.LONGEST);

        assertThat(cut(longest + "\n" + longest + "x\nlast", 1_000))
                .containsExactly("1 " + longest, "2 line-too-long", "3 last");
        assertThat(cut("x".repeat(LineCutter.LONGEST * 3), LineCutter.LONGEST + 1))
                .containsExactly("1 line-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void takesAsManyLinesAsThereMayBe(String end) {
        var most = "\n".repeat(LineCutter.MOST - 1) + "x" + end;

        assertThat(cut(most, 1_000)).hasSize(LineCutter.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\nx", "\n\n", "\nx\nx\nx"})
    void endsWithTheFirstThatIsOneTooMany(String end) {
        var most = "\n".repeat(LineCutter.MOST - 1) + "x" + end;

        assertThat(cut(most, 1_000)).hasSize(LineCutter.MOST + 1).endsWith("100001 too-many-lines");
    }

    @Test
    void endsWithTheFirstThatIsNotTakenInTime() {
        var body = body("one\ntwo\nth", 1).concatWith(Flux.never());
        var lines = LineCutter.lines(body, Duration.ofMillis(500));

        assertThat(lines.take(3).map(LineCutterTests::shown).toStream())
                .containsExactly("1 one", "2 two", "3 taking-too-long");
    }

    @Test
    void failsWhereThereIsNoLineInTime() {
        var cutting = LineCutter.lines(Flux.never(), Duration.ofMillis(1)).then();

        assertThatThrownBy(cutting::block)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.slug()).isEqualTo("taking-too-long"));
    }

    private static Flux<Line> lines(String text, int piece) {
        return LineCutter.lines(body(text, piece), Duration.ofMinutes(1));
    }

    private static List<String> cut(String text, int piece) {
        return lines(text, piece).map(LineCutterTests::shown).toStream().toList();
    }

    private static String shown(Line line) {
        try {
            return line.number() + " " + new String(line.bytes(), UTF_8);
        } catch (ProblemException refused) {
            return line.number() + " " + refused.slug();
        }
    }

    private static Flux<DataBuffer> body(String text, int piece) {
        var bytes = text.getBytes(UTF_8);
        return Flux.range(0, (bytes.length + piece - 1) / piece)
                .map(it -> it * piece)
                .map(from -> Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)))
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }
}
