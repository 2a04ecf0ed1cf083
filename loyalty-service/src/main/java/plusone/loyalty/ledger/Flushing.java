package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Sees errands through that are carried out together, whatever the database does meanwhile. */
final class Flushing {

    private static final Logger log = LoggerFactory.getLogger(Flushing.class);

    private final Function<List<Errand>, Mono<List<Fate>>> transaction;

    /**
     * @param transaction carries errands out in one of their own, a new one on each subscription;
     *     all of them or, where it fails, none
     */
    Flushing(Function<List<Errand>, Mono<List<Fate>>> transaction) {
        this.transaction = transaction;
    }

    /**
     * What became of each, in their order; never an error. What is of the moment is tried again,
     * and is told to all of them if it stays. A failure that would come again is one errand's: they
     * are halved until it stands alone.
     */
    Mono<List<Fate>> flush(List<Errand> errands) {
        var isUnknown = new AtomicBoolean();
        return transaction
                .apply(errands)
                .doOnError(Conflicts::isCutOff, _ -> isUnknown.set(true))
                .retryWhen(Conflicts.again())
                .onErrorResume(failure -> failed(errands, failure, isUnknown.get()));
    }

    /**
     * @param isUnknown whether one of the tries may have taken effect
     */
    private Mono<List<Fate>> failed(List<Errand> errands, Throwable failure, boolean isUnknown) {
        var isOfTheMoment = Conflicts.isOfTheMoment(failure);
        if (errands.size() > 1 && !isOfTheMoment) return halved(errands);
        log.warn("A flush of {} has failed", errands.size(), failure);
        var told = isUnknown && isOfTheMoment ? LedgerProblems.unknown() : failure;
        return Mono.just(Fate.Failed.all(errands.size(), told));
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
