package plusone.transactions;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/**
 * The event loops that all of this process share, for connections to the database: each of these
 * has a {@link SilenceLimit}, and the system asks after a peer from which nothing comes every few
 * seconds, where it takes hours as it is shipped. The driver has no other place for it.
 */
final class WatchedLoops implements LoopResources {

    /** In seconds, until the system first asks. */
    private static final int IDLE = 5;

    /** In seconds, from one question to the next. */
    private static final int INTERVAL = 2;

    /** Questions without an answer after which the connection is over. */
    private static final int COUNT = 2;

    private final Duration silence;

    /**
     * @param silence how long the database may say nothing while an answer is awaited
     */
    WatchedLoops(Duration silence) {
        this.silence = silence;
    }

    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
        var channel = shared().onChannel(type, group);
        if (channel instanceof EpollSocketChannel) keepAlive(channel);
        if (channel instanceof NioSocketChannel nio) keepAlive(nio);
        channel.pipeline().addLast(new SilenceLimit(silence));
        return channel;
    }

    private void keepAlive(Channel channel) {
        channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, IDLE);
        channel.config().setOption(EpollChannelOption.TCP_KEEPINTVL, INTERVAL);
        channel.config().setOption(EpollChannelOption.TCP_KEEPCNT, COUNT);
        channel.config()
                .setOption(
                        EpollChannelOption.TCP_USER_TIMEOUT, Math.toIntExact(silence.toMillis()));
    }

    /** Not every system has them; there the limit of silence is all. */
    private static void keepAlive(NioSocketChannel channel) {
        set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), IDLE);
        set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), INTERVAL);
        set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), COUNT);
    }

    private static void set(NioSocketChannel channel, ChannelOption<Integer> option, int value) {
        if (channel.config().getOptions().containsKey(option))
            channel.config().setOption(option, value);
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(
            Class<C> type, EventLoopGroup group) {
        return shared().onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
        return shared().onClient(useNative);
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return shared().onServer(useNative);
    }

    @Override
    public EventLoopGroup onServerSelect(boolean useNative) {
        return shared().onServerSelect(useNative);
    }

    @Override
    public boolean daemon() {
        return shared().daemon();
    }

    /** They are not its own. */
    @Override
    public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
        return Mono.empty();
    }

    private static LoopResources shared() {
        return TcpResources.get();
    }
}
