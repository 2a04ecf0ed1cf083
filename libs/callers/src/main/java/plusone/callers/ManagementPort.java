package plusone.callers;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Health and metrics have a port of their own, which nobody outside reaches; who collects them has
 * no token. The port is that of the connection: what a header says of it, anybody may say.
 */
final class ManagementPort implements ServerWebExchangeMatcher {

    private final Environment settings;

    ManagementPort(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        var management = settings.getProperty("local.management.port", Integer.class);
        var serving = settings.getProperty("local.server.port", Integer.class);
        return management != null
                        && !Objects.equals(management, serving)
                        && management == port(exchange)
                ? MatchResult.match()
                : MatchResult.notMatch();
    }

    private static int port(ServerWebExchange exchange) {
        HttpServerRequest request =
                ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return request.connectionHostAddress() instanceof InetSocketAddress local
                ? local.getPort()
                : -1;
    }
}
