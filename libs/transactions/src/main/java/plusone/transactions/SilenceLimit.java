package plusone.transactions;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose database owes an answer and says nothing for too long: its machine may
 * be gone without a word, and no limit of the server's would ever end the wait. To whoever waits it
 * is a connection that broke, and the pool makes a new one.
 *
 * <p>An answer has come when the server says that it is ready for the next query (message {@code
 * Z}, <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">message
 * formats</a>). Time is counted in steps, so that a process that stood still itself takes nobody
 * for silent.
 */
final class SilenceLimit extends ChannelDuplexHandler {

    private static final Logger log = LoggerFactory.getLogger(SilenceLimit.class);

    private static final int STEPS = 5;

    private final Duration limit;
    private final LastBytes said = new LastBytes();
    private @Nullable Future<?> timer;
    private boolean isAwaiting;
    private int silentSteps;

    /**
     * @param limit how long the database may say nothing while an answer is awaited
     */
    SilenceLimit(Duration limit) {
        this.limit = limit;
    }

    /** Whoever writes holds the promise and is told whether it went out. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        isAwaiting = true;
        silentSteps = 0;
        if (timer == null) timer = counting(context);
        context.write(message, promise);
    }

    private Future<?> counting(ChannelHandlerContext context) {
        var step = limit.toNanos() / STEPS;
        return context.executor()
                .scheduleWithFixedDelay(() -> count(context), step, step, TimeUnit.NANOSECONDS);
    }

    /** Comes for each connection that ends, which the driver's own handler of TLS keeps back. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) timer.cancel(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        silentSteps = 0;
        if (message instanceof ByteBuf bytes) {
            said.add(bytes);
            isAwaiting &= !said.areReadyForQuery();
        }
        context.fireChannelRead(message);
    }

    /** Whoever waits on the connection is told that it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void count(ChannelHandlerContext context) {
        if (!isAwaiting || ++silentSteps < STEPS) return;
        log.warn("The database has said nothing for {}: {} is given up", limit, context.channel());
        context.close();
    }
}
