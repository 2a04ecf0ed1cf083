package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Commits what time alone has done to members. */
@Service
class Settlements {

    private static final int AT_ONCE = 100;

    private static final Logger log = LoggerFactory.getLogger(Settlements.class);

    private final Ledger ledger;
    private final AccountTables tables;
    private final Clock clock;

    Settlements(Ledger ledger, AccountTables tables, Clock clock) {
        this.ledger = ledger;
        this.tables = tables;
        this.clock = clock;
    }

    /** Settles some members who are due; tells how many. Who cannot be settled is passed over. */
    Mono<Integer> settleDue() {
        return Flux.defer(() -> tables.due(clock.instant(), AT_ONCE))
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::settledLater, AT_ONCE)
                .count()
                .map(Math::toIntExact);
    }

    /** Settles one member, where they are due. */
    Mono<Void> settle(UUID memberId) {
        return ledger.settle(memberId, Urgency.NOW);
    }

    private Mono<UUID> settledLater(UUID memberId) {
        return ledger.settle(memberId, Urgency.LATER)
                .thenReturn(memberId)
                .doOnError(
                        failure ->
                                log.warn("{} is not settled yet: {}", memberId, failure.toString()))
                .onErrorComplete();
    }
}
