package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Reads holds. A read answers as if time had been applied already. */
@Service
class Holds {

    private final LedgerTables tables;
    private final Clock clock;

    Holds(LedgerTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Finds a hold; fails with the problem {@code hold-not-found}. */
    Mono<HoldReceipt> byId(UUID id) {
        return tables.holds(List.of(id), List.of())
                .next()
                .switchIfEmpty(
                        Mono.error(() -> LedgerProblems.of(new LedgerRejection.HoldNotFound(id))))
                .map(hold -> hold.at(clock.instant()))
                .map(HoldReceipt::of);
    }
}
