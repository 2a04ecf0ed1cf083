package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                .map(fates -> isUnknown.get() ? maybeDone(fates) : fates)
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

    /** What is still held may have taken effect in the try of which nobody heard. */
    private static List<Fate> maybeDone(List<Fate> fates) {
        return fates.stream()
                .map(fate -> fate instanceof Fate.Held ? new Fate.Held(true) : fate)
                .toList();
    }

    private Mono<List<Fate>> halved(List<Errand> errands) {
        var middle = errands.size() / 2;
        var half = errands.subList(0, middle);
        var rest = errands.subList(middle, errands.size());
        return flush(half)
                .flatMap(
                        first ->
                                flushAfter(held(half, first), rest)
                                        .map(second -> joined(first, second)));
    }

    /** In whose order errands are held. */
    private static Set<UUID> held(List<Errand> errands, List<Fate> fates) {
        return IntStream.range(0, errands.size())
                .filter(index -> fates.get(index) instanceof Fate.Held)
                .mapToObj(index -> errands.get(index).inOrderOf())
                .collect(Collectors.toSet());
    }

    /** Flushes those that do not come after one that is held. */
    private Mono<List<Fate>> flushAfter(Set<UUID> held, List<Errand> errands) {
        var free = errands.stream().filter(it -> !held.contains(it.inOrderOf())).toList();
        var flushed = free.isEmpty() ? Mono.just(List.<Fate>of()) : flush(free);
        return flushed.map(fates -> filledUp(errands, held, fates.iterator()));
    }

    private static List<Fate> filledUp(
            List<Errand> errands, Set<UUID> held, Iterator<Fate> fatesOfTheOthers) {
        return errands.stream()
                .map(
                        errand ->
                                held.contains(errand.inOrderOf())
                                        ? new Fate.Held(false)
                                        : fatesOfTheOthers.next())
                .toList();
    }

    private static List<Fate> joined(List<Fate> first, List<Fate> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
