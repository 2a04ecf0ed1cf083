package plusone.suite.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import plusone.suite.part.Refusal;

/** One keep-alive connection that sends its next request when the answer to the last is there. */
final class Caller implements AutoCloseable {

    private static final int ANSWER = 16_384;

    private final int port;
    private final Selector selector;
    private final Requests requests;
    private final ByteBuffer request;
    private final HttpAnswer answer = new HttpAnswer(ANSWER);
    private SocketChannel channel;
    private long sent;

    Caller(int port, Selector selector, Requests requests) {
        this.port = port;
        this.selector = selector;
        this.requests = requests;
        this.request = requests.room();
        this.channel = connect();
    }

    private SocketChannel connect() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var connected = SocketChannel.open(address);
            connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connected.configureBlocking(false);
            connected.register(selector, SelectionKey.OP_READ, this);
            return connected;
        } catch (IOException e) {
            throw new Refusal("nobody answers on port %d (%s): see the logs".formatted(port, e));
        }
    }

    /** Sends the next request; it is small, the socket takes it at once. */
    void send() throws IOException {
        requests.next(request);
        answer.clear();
        sent = System.nanoTime();
        while (request.hasRemaining()) channel.write(request);
    }

    /**
     * Takes in what has come.
     *
     * @return whether the answer is complete
     * @throws IOException if there will be none
     */
    boolean receive() throws IOException {
        if (channel.read(answer.room()) < 0) throw new IOException("closed without an answer");
        return answer.isComplete();
    }

    int status() {
        return answer.status();
    }

    /** When the request was sent, by {@link System#nanoTime()}. */
    long sent() {
        return sent;
    }

    void connectAgain() {
        close();
        channel = connect();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
