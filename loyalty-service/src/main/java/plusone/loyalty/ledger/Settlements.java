package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Commits what time alone has done to members. */
@Service
class Settlements {

    private static final int AT_ONCE = 100;

    private final Ledger ledger;
    private final AccountTables tables;
    private final Atomically atomically;
    private final Clock clock;

    Settlements(Ledger ledger, AccountTables tables, Atomically atomically, Clock clock) {
        this.ledger = ledger;
        this.tables = tables;
        this.atomically = atomically;
        this.clock = clock;
    }

    /** Settles some members who are due and whom no other transaction holds; tells how many. */
    Mono<Integer> settleDue() {
        return Mono.defer(() -> tables.lockDue(clock.instant(), AT_ONCE).collectList())
                .flatMap(due -> due.isEmpty() ? Mono.just(0) : settled(due))
                .as(atomically::commit)
                .retryWhen(Conflicts.again());
    }

    /** Settles one member, where they are due. */
    Mono<Void> settle(UUID memberId) {
        return ledger.settle(List.of(memberId)).as(atomically::commit).retryWhen(Conflicts.again());
    }

    private Mono<Integer> settled(List<UUID> members) {
        return ledger.settle(members).thenReturn(members.size());
    }
}
