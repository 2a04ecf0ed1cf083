package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * The points ledger: every movement of points is a command to it. A command is decided on accounts
 * that are locked, and written in the same transaction; the database's lock makes it right in any
 * number of instances.
 */
@Service
public class Ledger {

    private final Lanes lanes;
    private final Bookkeeping bookkeeping;
    private final LedgerTables tables;
    private final Clock clock;

    Ledger(Lanes lanes, Bookkeeping bookkeeping, LedgerTables tables, Clock clock) {
        this.lanes = lanes;
        this.bookkeeping = bookkeeping;
        this.tables = tables;
        this.clock = clock;
    }

    /** Opens a member's account, empty, in the transaction that enrols them. */
    public Mono<Void> open(UUID memberId) {
        return Mono.defer(() -> tables.open(Account.opened(memberId, clock.instant())));
    }

    /**
     * Carries a command out, once for its key, in a commit that it shares with others.
     *
     * @return what it did, or did when it was first sent; fails with a problem where the ledger
     *     refuses it, and with {@code service-unavailable} where more is asked than can be done
     */
    public <O extends Outcome> Mono<O> submit(Command<O> command) {
        return lanes.submit(command, Urgency.NOW).cast(command.outcome());
    }

    /** The same for batches and jobs, which leave most of each commit to those who wait for it. */
    public <O extends Outcome> Mono<O> submitLater(Command<O> command) {
        return lanes.submit(command, Urgency.LATER).cast(command.outcome());
    }

    /** Applies what time alone has done to a member, in a commit that it shares with others. */
    Mono<Void> settle(UUID memberId, Urgency urgency) {
        return lanes.submit(new Errand.Settle(memberId), urgency).then();
    }

    /**
     * Carries a command out in the caller's transaction; fails with a problem where the ledger
     * refuses it.
     */
    public <O extends Outcome> Mono<O> post(Command<O> command) {
        return bookkeeping
                .carryOut(List.of(command))
                .flatMap(fates -> Mono.<Outcome>create(fates.getFirst()::tell))
                .cast(command.outcome());
    }
}
