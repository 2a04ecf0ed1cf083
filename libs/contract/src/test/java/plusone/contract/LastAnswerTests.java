package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class LastAnswerTests {

    private final OrderlyEnd end = new OrderlyEnd();
    private final EmbeddedChannel connection = new EmbeddedChannel(new LastAnswer(end));

    @Test
    void aConnectionIsKeptAsLongAsTheServerIs() {
        request();
        answer(HttpResponseStatus.OK);

        assertThat(connection.isOpen()).isTrue();
        assertThat(HttpUtil.isKeepAlive(written())).isTrue();
    }

    @Test
    void aConnectionWithoutARequestIsClosedAtOnce() {
        beginTheEnd();

        assertThat(connection.close().isSuccess()).isTrue();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aConnectionIsClosedBehindTheAnswerThatItOwes() {
        request();
        beginTheEnd();

        var closed = connection.close();

        assertThat(connection.isOpen()).isTrue();
        answer(HttpResponseStatus.OK);
        assertThat(connection.isOpen()).isFalse();
        assertThat(closed.isSuccess()).isTrue();
        assertThat(HttpUtil.isKeepAlive(written())).isFalse();
    }

    @Test
    void everyAnswerFromThenOnIsTheLastOfItsConnection() {
        request();
        beginTheEnd();
        answer(HttpResponseStatus.OK);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aWordInBetweenIsNoAnswer() {
        request();
        beginTheEnd();
        answer(HttpResponseStatus.CONTINUE);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void theEndWaitsForTheLastAnswer() {
        var quiet = new AtomicBoolean();
        request();
        beginTheEnd();
        end.stop(() -> quiet.set(true));

        assertThat(quiet).isFalse();
        answer(HttpResponseStatus.OK);
        assertThat(quiet).isTrue();
    }

    @Test
    void theEndDoesNotWaitForCallersWhoHaveLeft() {
        var quiet = new AtomicBoolean();
        request();
        assertThat(connection.close().isSuccess()).isTrue();

        end.stop(() -> quiet.set(true));

        assertThat(quiet).isTrue();
    }

    private void request() {
        connection.writeInbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private void answer(HttpResponseStatus status) {
        connection.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER));
    }

    private FullHttpResponse written() {
        return connection.readOutbound();
    }

    private void beginTheEnd() {
        end.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    }
}
