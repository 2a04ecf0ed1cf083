package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import plusone.loyalty.ledger.AccountTables.Due;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Commits what time alone has done to members. */
@Service
class Settlements {

    private static final int AT_ONCE = 100;

    /** So many lots and holds are surely written within the time of one statement. */
    private static final long SIZE_AT_ONCE = 10_000;

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
        return Flux.defer(() -> tables.due(clock.instant(), AT_ONCE, (int) SIZE_AT_ONCE))
                .collectList()
                .flatMapIterable(Settlements::groups)
                .concatMap(group -> Flux.fromIterable(group).flatMap(this::settledLater, AT_ONCE))
                .count()
                .map(Math::toIntExact);
    }

    /** Settles one member, where they are due. */
    Mono<Void> settle(UUID memberId) {
        return ledger.settle(memberId, Urgency.NOW);
    }

    /** As many together as are not too much for one flush; who is too much alone goes alone. */
    static List<List<UUID>> groups(List<Due> due) {
        var groups = new ArrayList<List<UUID>>();
        var size = SIZE_AT_ONCE;
        for (var member : due) {
            size += member.size();
            if (size >= SIZE_AT_ONCE) {
                groups.add(new ArrayList<>());
                size = member.size();
            }
            groups.getLast().add(member.memberId());
        }
        return groups;
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
