package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Carries errands out together, in one transaction of their own. */
final class Flushing {

    private final Bookkeeping bookkeeping;
    private final Atomically atomically;

    Flushing(Bookkeeping bookkeeping, Atomically atomically) {
        this.bookkeeping = bookkeeping;
        this.atomically = atomically;
    }

    /**
     * What became of each, in their order; never an error. What is of the moment is tried again,
     * and is told to all of them if it stays. A failure that would come again is one errand's: they
     * are halved until it stands alone.
     */
    Mono<List<Fate>> flush(List<Errand> errands) {
        return bookkeeping
                .carryOut(errands)
                .as(atomically::commit)
                .retryWhen(Conflicts.again())
                .onErrorResume(failure -> failed(errands, failure));
    }

    private Mono<List<Fate>> failed(List<Errand> errands, Throwable failure) {
        if (Conflicts.isCutOff(failure))
            return Mono.just(Fate.Failed.all(errands.size(), LedgerProblems.unknown()));
        return errands.size() == 1 || Conflicts.isOfTheMoment(failure)
                ? Mono.just(Fate.Failed.all(errands.size(), failure))
                : halved(errands);
    }

    private Mono<List<Fate>> halved(List<Errand> errands) {
        var middle = errands.size() / 2;
        var rest = errands.subList(middle, errands.size());
        return flush(errands.subList(0, middle))
                .flatMap(first -> flush(rest).map(second -> joined(first, second)));
    }

    private static List<Fate> joined(List<Fate> first, List<Fate> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
