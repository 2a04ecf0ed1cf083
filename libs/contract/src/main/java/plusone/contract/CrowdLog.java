package plusone.contract;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells of a crowd once a second, not of each who is refused: thousands of lines would take the
 * time that those inside need.
 */
final class CrowdLog {

    private static final Logger LOG = LoggerFactory.getLogger(CrowdFilter.class);
    private static final String REFUSED = CrowdFilter.class.getName() + ".refused";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

    /** Whether these are the attributes of a request that was refused for want of room. */
    static boolean hasRefused(Map<String, Object> attributes) {
        return attributes.containsKey(REFUSED);
    }

    void refused(ServerWebExchange exchange, String crowd) {
        exchange.getAttributes().put(REFUSED, true);
        var now = System.nanoTime();
        var silent = silentUntil.get();
        if (now - silent >= 0 && silentUntil.compareAndSet(silent, now + SECOND))
            LOG.warn("{}: more are refused", crowd);
    }
}
