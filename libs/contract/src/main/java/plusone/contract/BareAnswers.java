package plusone.contract;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.ReferenceCountUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP server refuses what is not HTTP on its own, with a bare status, before any of our code
 * runs. Here such an answer gets the form of all others.
 */
final class BareAnswers extends ChannelOutboundHandlerAdapter {

    private final Supplier<String> ids;
    private final JsonMapper json;

    BareAnswers(Supplier<String> ids, JsonMapper json) {
        this.ids = ids;
        this.json = json;
    }

    /** Whoever wrote the answer holds its promise and is told whether it went out. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var isBare = message instanceof FullHttpResponse answer && isBare(answer);
        context.write(isBare ? dressed((FullHttpResponse) message) : message, promise);
    }

    private static boolean isBare(FullHttpResponse answer) {
        return answer.status().code() >= 400
                && !answer.content().isReadable()
                && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private FullHttpResponse dressed(FullHttpResponse bare) {
        var id = ids.get();
        var body = json.writeValueAsBytes(members(bare.status().code(), id));
        var answer =
                new DefaultFullHttpResponse(
                        bare.protocolVersion(), bare.status(), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(bare.headers())
                .set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaders.CONTENT_LENGTH, body.length)
                .set(RequestIdFilter.HEADER, id);
        ReferenceCountUtil.release(bare);
        return answer;
    }

    private static Map<String, Object> members(int status, String id) {
        var problem = problem(status).getBody();
        var members = new LinkedHashMap<String, Object>();
        members.put("type", String.valueOf(problem.getType()));
        members.put("title", String.valueOf(problem.getTitle()));
        members.put("status", status);
        members.put("detail", String.valueOf(problem.getDetail()));
        members.put("instance", "/");
        members.put("traceId", id);
        return members;
    }

    private static ProblemException problem(int status) {
        return switch (status) {
            case 414 -> StandardProblems.uriTooLong();
            case 431 -> StandardProblems.headersTooLarge();
            default -> StandardProblems.notHttp();
        };
    }
}
