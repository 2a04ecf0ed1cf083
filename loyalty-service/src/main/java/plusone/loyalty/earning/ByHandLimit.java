package plusone.loyalty.earning;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import plusone.callers.Caller;
import plusone.contract.ProblemException;
import plusone.loyalty.earning.EarningRejection.ByHandLimitReached;
import plusone.loyalty.ledger.LedgerSettings;
import reactor.core.publisher.Mono;

/**
 * What one member of staff may give away alone: whoever tells events by hand could credit anybody,
 * without the second person whom an adjustment needs. Programs, whose events come from a shop, are
 * not counted.
 */
@Component
class ByHandLimit {

    private final ByHandTables tables;
    private final EarningSettings settings;
    private final LedgerSettings ledger;
    private final Clock clock;

    ByHandLimit(ByHandTables tables, EarningSettings settings, LedgerSettings ledger, Clock clock) {
        this.tables = tables;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Takes points from what is left to the caller today, in the current transaction and before
     * anything of the ledger is locked; fails with the problem {@code by-hand-limit-reached}.
     *
     * @param points what the event gives, 1 or more
     */
    Mono<Void> take(Caller caller, long points) {
        return caller.kind() == Caller.Kind.STAFF ? taken(caller.id(), points) : Mono.empty();
    }

    private Mono<Void> taken(String person, long points) {
        return Mono.fromSupplier(this::today)
                .filterWhen(day -> tables.add(person, day, points, settings.byHandADay()))
                .switchIfEmpty(Mono.defer(() -> refused(person)))
                .then();
    }

    private Mono<LocalDate> refused(String person) {
        return tables.points(person, today()).flatMap(points -> Mono.error(reached(points)));
    }

    private ProblemException reached(long points) {
        var aDay = settings.byHandADay();
        return EarningProblems.of(new ByHandLimitReached(aDay, Math.max(0, aDay - points)));
    }

    private LocalDate today() {
        return clock.instant().atZone(ledger.zone()).toLocalDate();
    }
}
