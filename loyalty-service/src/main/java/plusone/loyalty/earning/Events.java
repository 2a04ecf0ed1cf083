package plusone.loyalty.earning;

import org.springframework.stereotype.Service;
import plusone.callers.Caller;
import plusone.idempotency.Effect;
import plusone.loyalty.ledger.Accounts;
import plusone.loyalty.ledger.Ledger;
import reactor.core.publisher.Mono;

/** Takes events and credits what they earn. */
@Service
class Events {

    private final Evaluations evaluations;
    private final ByHandLimit byHandLimit;
    private final Ledger ledger;
    private final Accounts accounts;
    private final EventBook book;

    Events(
            Evaluations evaluations,
            ByHandLimit byHandLimit,
            Ledger ledger,
            Accounts accounts,
            EventBook book) {
        this.evaluations = evaluations;
        this.byHandLimit = byHandLimit;
        this.ledger = ledger;
        this.accounts = accounts;
        this.book = book;
    }

    /**
     * Records an event in the current transaction: the event, its awards, the points and the
     * message to the member.
     */
    Mono<Effect> record(Caller caller, PostEvent told) {
        return evaluations.of(told).flatMap(evaluation -> credited(caller, evaluation));
    }

    private Mono<Effect> credited(Caller caller, Evaluation evaluation) {
        if (evaluation.earnsNothing()) {
            return accounts.figures(evaluation.memberId())
                    .flatMap(figures -> book.add(caller, evaluation, figures));
        }
        return byHandLimit
                .take(caller, evaluation.points())
                .then(ledger.post(evaluation.command()))
                .flatMap(receipt -> book.add(caller, evaluation, receipt));
    }
}
