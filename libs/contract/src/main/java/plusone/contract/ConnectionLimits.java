package plusone.contract;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which nobody waits for an answer: one too many, one that takes too long to
 * send the head of a request, and one without a request for long. What is under way is bounded by
 * others. Used by its event loop alone but for the number of all connections.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a close tells of itself by channelInactive
final class ConnectionLimits extends ChannelDuplexHandler {

    /** For the rest of a body that nobody waits for any more. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final AtomicInteger open;
    private final int most;
    private final Duration head;
    private final Duration idle;
    private final LongSupplier nanos;

    private @Nullable Future<?> look;
    private boolean isCounted;
    private boolean isInHead = true;
    private boolean isInBody;
    private boolean isInterim;
    private boolean hasMessage;
    private int owed;
    private long deadline;

    /**
     * @param open how many connections there are
     * @param nanos the time, as of {@link System#nanoTime()}
     */
    ConnectionLimits(AtomicInteger open, ContractSettings settings, LongSupplier nanos) {
        this.open = open;
        this.most = settings.connections();
        this.head = settings.headTimeLimit();
        this.idle = settings.idle();
        this.nanos = nanos;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        isCounted = true;
        if (open.incrementAndGet() > most) {
            context.close();
            return;
        }
        closeAfter(head);
        lookAgain(context);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (isCounted) open.decrementAndGet();
        isCounted = false;
        if (look != null) look.cancel(false);
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        hasMessage = true;
        if (message instanceof HttpRequest) {
            owed++;
            isInHead = false;
            isInBody = true;
        }
        if (message instanceof LastHttpContent) {
            isInBody = false;
            if (owed == 0) closeAfter(idle);
        }
        context.fireChannelRead(message);
    }

    /** Bytes that made no message are the beginning of a head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        var isQuiet = owed == 0 && !isInBody && !isInHead;
        if (isQuiet && !hasMessage) {
            isInHead = true;
            closeAfter(head);
        }
        hasMessage = false;
        context.fireChannelReadComplete();
    }

    /** Whoever wrote the answer holds its promise and is told whether it went out. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer)
            isInterim = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        var isLast = message instanceof LastHttpContent && !isInterim;
        context.write(message, isLast ? promise.unvoid().addListener(_ -> answered()) : promise);
    }

    private void answered() {
        owed--;
        if (owed == 0) closeAfter(isInBody ? REST : idle);
    }

    private void closeAfter(Duration time) {
        deadline = nanos.getAsLong() + time.toNanos();
    }

    /** Seldom and at leisure: a timer for each request would cost more than it is worth. */
    private void lookAgain(ChannelHandlerContext context) {
        look =
                context.executor()
                        .schedule(() -> look(context), step().toNanos(), TimeUnit.NANOSECONDS);
    }

    private Duration step() {
        var step = head.compareTo(idle) < 0 ? head : idle;
        return step.dividedBy(4);
    }

    private void look(ChannelHandlerContext context) {
        if (owed == 0 && nanos.getAsLong() - deadline >= 0) context.close();
        else lookAgain(context);
    }
}
