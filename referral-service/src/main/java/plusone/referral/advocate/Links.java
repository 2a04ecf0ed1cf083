package plusone.referral.advocate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds links. Those who follow one at the same moment share one look at the database, so that a
 * popular one takes one connection at a time; nothing is kept once the look has ended, so that a
 * change shows at once.
 */
@Component
class Links {

    /** A look that hangs is not joined for longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final AdvocateTables tables;
    private final Cache<Code, Mono<Link>> underWay =
            Caffeine.newBuilder().expireAfterWrite(PATIENCE).maximumSize(MOST).build();

    Links(AdvocateTables tables) {
        this.tables = tables;
    }

    /** The link with this code, or nothing. */
    Mono<Link> byCode(Code code) {
        return Mono.defer(() -> underWay.get(code, this::look));
    }

    private Mono<Link> look(Code code) {
        return tables.link(code).doFinally(_ -> underWay.invalidate(code)).share();
    }
}
