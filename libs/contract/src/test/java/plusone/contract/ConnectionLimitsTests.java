package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Ten seconds for a head, a minute without a request, three connections. */
class ConnectionLimitsTests {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final AtomicInteger open = new AtomicInteger();
    private Duration passed = Duration.ZERO;
    private final EmbeddedChannel connection = connection();

    @Test
    void closesAConnectionOnWhichNothingIsSent() {
        pass(9);
        assertThat(connection.isOpen()).isTrue();
        pass(5);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionWhoseHeadComesDropByDrop() {
        send("GET / HTTP/1.1\r\nHost: x\r\n");
        for (var line = 0; line < 3; line++) {
            pass(5);
            send("X-" + line + ": a\r\n");
        }

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void waitsForAnAnswerHoweverLongItTakes() {
        send(REQUEST);
        pass(600);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void keepsAConnectionForAMinuteAfterAnAnswer() {
        send(REQUEST);
        pass(30);
        answer();
        pass(55);
        assertThat(connection.isOpen()).isTrue();
        pass(10);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void keepsAConnectionThatIsUsed() {
        for (var times = 0; times < 5; times++) {
            send(REQUEST);
            answer();
            pass(50);
        }

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void closesAConnectionWhoseSecondHeadComesDropByDrop() {
        send(REQUEST);
        answer();
        pass(20);
        send("GET / HT");
        pass(5);
        assertThat(connection.isOpen()).isTrue();
        pass(10);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionWhoseBodyIsStillOwedAfterTheAnswer() {
        send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12");
        answer();
        pass(6);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void closesOneConnectionTooManyAndCountsThoseThatLeave() {
        var second = connection();
        connection();

        assertThat(connection().isOpen()).isFalse();
        assertThat(open).hasValue(3);
        second.close().syncUninterruptibly();
        assertThat(connection().isOpen()).isTrue();
    }

    private EmbeddedChannel connection() {
        var channel = new EmbeddedChannel();
        channel.freezeTime();
        var settings =
                new ContractSettings(
                        1,
                        1,
                        3,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        DataSize.ofMegabytes(32),
                        DataSize.ofMegabytes(1),
                        Map.of(),
                        Duration.ofSeconds(3),
                        Map.of(),
                        Duration.ofSeconds(1),
                        null);
        var limits = new ConnectionLimits(open, settings, () -> passed.toNanos());
        channel.pipeline().addLast(new HttpServerCodec(), limits);
        channel.pipeline().fireChannelActive();
        return channel;
    }

    private void send(String text) {
        if (connection.isOpen())
            connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer() {
        connection.writeOutbound(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
    }

    private void pass(int seconds) {
        for (var second = 0; second < seconds; second++) {
            passed = passed.plusSeconds(1);
            connection.advanceTimeBy(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
        }
    }
}
