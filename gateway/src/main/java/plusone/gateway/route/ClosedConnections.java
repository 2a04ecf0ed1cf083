package plusone.gateway.route;

import java.net.ConnectException;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.util.retry.Retry;
import reactor.util.retry.RetrySpec;

/**
 * What happens when a service closes a kept connection while a request is on its way: no answer,
 * and nobody knows whether it was read. What only reads is asked once more, on another connection;
 * all else is left to its caller, who has a key for it (RFC 9110, 9.2.2).
 */
public final class ClosedConnections {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private ClosedConnections() {}

    /** Asks once more; only for what is safe to ask again. */
    public static RetrySpec once() {
        return Retry.max(1)
                .filter(ClosedConnections::isOne)
                .onRetryExhaustedThrow((_, retries) -> retries.failure());
    }

    static boolean isSafe(HttpMethod method) {
        return SAFE.contains(method);
    }

    private static boolean isOne(Throwable failure) {
        return switch (failure) {
            case WebClientRequestException it when it.getCause() != null -> isOne(it.getCause());
            case ConnectException _ -> false; // there was none to close
            case PrematureCloseException _ -> true;
            default -> AbortedException.isConnectionReset(failure);
        };
    }
}
