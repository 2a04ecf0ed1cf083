package plusone.contract;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** What {@link OrderlyEnd} asks of one connection; used by its event loop alone. */
final class LastAnswer extends ChannelDuplexHandler {

    private final OrderlyEnd end;
    private boolean isAnswering;
    private boolean isInterim;

    LastAnswer(OrderlyEnd end) {
        this.end = end;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest && !isAnswering) {
            isAnswering = true;
            end.begun();
        }
        context.fireChannelRead(message);
    }

    /** Whoever wrote the answer holds its promise and is told whether it went out. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer) {
            isInterim = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (end.isEnding() && !isInterim) HttpUtil.setKeepAlive(answer, false);
        }
        var isLast = message instanceof LastHttpContent && !isInterim;
        context.write(
                message, isLast ? promise.unvoid().addListener(_ -> answered(context)) : promise);
    }

    /** Asked while an answer is outstanding, it is done behind it. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (isAnswering && end.isEnding() && context.channel().isActive())
            context.channel().closeFuture().addListener(_ -> promise.trySuccess());
        else context.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        context.fireChannelInactive();
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void answered(ChannelHandlerContext context) {
        leave();
        if (end.isEnding()) context.close();
    }

    private void leave() {
        if (!isAnswering) return;
        isAnswering = false;
        end.answered();
    }
}
