package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceLimitTests {

    private static final byte[] PART = {'T', 0, 0, 0, 6, 0, 0};
    private static final byte[] END = {'C', 0, 0, 0, 6, 'x', 0, 'Z', 0, 0, 0, 5, 'I'};

    private final EmbeddedChannel connection =
            new EmbeddedChannel(new SilenceLimit(Duration.ofSeconds(5)));

    SilenceLimitTests() {
        connection.freezeTime();
    }

    @AfterEach
    void end() {
        connection.finishAndReleaseAll();
    }

    @Test
    void givesUpAConnectionOnWhichNoAnswerComes() {
        ask();

        pass(4);
        assertThat(connection.isOpen()).isTrue();
        pass(2);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void givesUpAConnectionOnWhichAnAnswerStopsInTheMiddle() {
        ask();
        pass(3);
        answer(PART);

        pass(4);
        assertThat(connection.isOpen()).isTrue();
        pass(2);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void keepsAConnectionThatIsAnsweredAndAskedNothingMore() {
        ask();
        answer(END);

        pass(3_600);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void keepsAConnectionWhoseAnswerComesInAnyPieces() {
        ask();
        for (var each : END) answer(new byte[] {each});

        pass(3_600);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void keepsAConnectionOnWhichALongAnswerComesSlowly() {
        ask();
        for (var time = 0; time < 10; time++) {
            pass(4);
            answer(PART);
        }

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void takesNobodyForSilentWhileTheProcessItselfStoodStill() {
        ask();

        connection.advanceTimeBy(1, TimeUnit.HOURS);
        connection.runScheduledPendingTasks();
        answer(END);
        pass(3_600);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void passesEverythingOn() {
        ask();
        answer(END);

        assertThat(connection.<Object>readOutbound()).isNotNull();
        assertThat(connection.<Object>readInbound()).isEqualTo(Unpooled.wrappedBuffer(END));
    }

    private void ask() {
        connection.writeOutbound(Unpooled.wrappedBuffer(new byte[] {'Q', 0, 0, 0, 5, 0}));
    }

    private void answer(byte[] bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes));
    }

    private void pass(int seconds) {
        for (var second = 0; second < seconds; second++) {
            connection.advanceTimeBy(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
        }
    }
}
