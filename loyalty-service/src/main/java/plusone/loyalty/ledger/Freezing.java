package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Freezes members and lets them go on. A frozen member earns, receives and is charged back; new
 * holds, spendings and outgoing transfers are refused.
 */
@Service
public class Freezing {

    private final AccountTables tables;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Freezing(AccountTables tables, Clock clock, Supplier<UUID> ids) {
        this.tables = tables;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Freezes a member in the current transaction; changes nothing where they are frozen already.
     *
     * @param reason why, for people
     * @param actor who decided it
     * @return the status afterwards
     */
    public Mono<String> freeze(UUID memberId, String reason, String actor) {
        return change(memberId, Account.Status.FROZEN, reason, actor);
    }

    /** Lets a frozen member go on, in the current transaction, as {@link #freeze} does. */
    public Mono<String> unfreeze(UUID memberId, String reason, String actor) {
        return change(memberId, Account.Status.ACTIVE, reason, actor);
    }

    private Mono<String> change(UUID memberId, Account.Status status, String reason, String actor) {
        var change =
                Mono.fromSupplier(
                        () ->
                                new StatusChange(
                                        ids.get(),
                                        memberId,
                                        status,
                                        reason,
                                        actor,
                                        clock.instant()));
        return tables.changeStatus(memberId, status)
                .filter(changed -> changed)
                .flatMap(_ -> change.flatMap(tables::insert))
                .thenReturn(status.name());
    }
}
