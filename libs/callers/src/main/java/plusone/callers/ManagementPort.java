package plusone.callers;

import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Health and metrics have a port of their own, which nobody outside reaches; who collects them has
 * no token.
 */
final class ManagementPort implements ServerWebExchangeMatcher {

    private final Environment settings;

    ManagementPort(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        var local = exchange.getRequest().getLocalAddress();
        var management = settings.getProperty("local.management.port", Integer.class);
        var serving = settings.getProperty("local.server.port", Integer.class);
        return local != null
                        && management != null
                        && local.getPort() == management
                        && !Objects.equals(management, serving)
                ? MatchResult.match()
                : MatchResult.notMatch();
    }
}
