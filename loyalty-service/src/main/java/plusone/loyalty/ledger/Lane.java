package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A queue in front of the ledger with one commit on its way. What arrives meanwhile waits and goes
 * into the next one, oldest first; nothing waits for a timer. A flush belongs to the lane and to no
 * caller: whoever leaves tears nothing.
 */
final class Lane {

    private final Flushes flushes;
    private final LaneSettings settings;
    private final LongSupplier nanoseconds;
    private final Scheduler answering;

    private final WaitingRoom waiting;
    private boolean isFlushing;
    private boolean isClosed;
    private @Nullable Runnable whenDrained;

    /** Carries out what waited, together. */
    interface Flushes {

        /** What became of each of them, in their order. */
        Mono<List<Fate>> flush(List<Ticket> tickets);
    }

    /**
     * @param nanoseconds a clock that nobody sets
     * @param answering where callers are answered, so that the next flush does not wait for it
     */
    Lane(Flushes flushes, LaneSettings settings, LongSupplier nanoseconds, Scheduler answering) {
        this.flushes = flushes;
        this.settings = settings;
        this.nanoseconds = nanoseconds;
        this.answering = answering;
        this.waiting = new WaitingRoom(settings);
    }

    /** Has an errand done in its turn; refuses it, not begun, where that takes too long. */
    Mono<Outcome> submit(Errand errand, Urgency urgency) {
        return Mono.create(
                caller -> enter(new Ticket(errand, caller, nanoseconds.getAsLong()), urgency));
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** How many of them wait for a row that somebody else holds. */
    synchronized int heldBack() {
        return waiting.sizeAside();
    }

    /** Whether anybody waits for it, in the queue or for the commit that is on its way. */
    synchronized boolean isBusy() {
        return isFlushing;
    }

    /** Refuses those who have waited too long. */
    void refuseOverdue() {
        overdue().forEach(Ticket::refuse);
    }

    /** Has those go into the next flush whose rows somebody else held. */
    void lookAgain() {
        List<Ticket> next = List.of();
        Runnable drained = null;
        synchronized (this) {
            waiting.lookAgain();
            if (!isFlushing) {
                next = next();
                drained = drained();
            }
        }
        flush(next);
        if (drained != null) drained.run();
    }

    private synchronized List<Ticket> overdue() {
        return waiting.removeFromBefore(nanoseconds.getAsLong() - settings.patience().toNanos());
    }

    /** Takes in nothing more, and calls back when all that was taken in is done. */
    void close(Runnable whenDone) {
        synchronized (this) {
            isClosed = true;
            if (isFlushing || waiting.size() > 0) {
                whenDrained = whenDone;
                return;
            }
        }
        whenDone.run();
    }

    synchronized void open() {
        isClosed = false;
    }

    private void enter(Ticket ticket, Urgency urgency) {
        List<Ticket> first = List.of();
        boolean isIn;
        synchronized (this) {
            isIn = !isClosed && waiting.add(ticket, urgency);
            // Where a commit is on its way, its end takes what waits.
            if (isIn && !isFlushing) first = next();
        }
        if (!isIn) ticket.refuse();
        flush(first);
    }

    private synchronized List<Ticket> next() {
        var tickets = waiting.take();
        isFlushing = !tickets.isEmpty();
        return tickets;
    }

    /** Whatever becomes of it, it ends: a lane whose flush did not would stand still for ever. */
    private void flush(List<Ticket> tickets) {
        if (tickets.isEmpty()) return;
        Mono.defer(() -> flushes.flush(tickets))
                .onErrorResume(failure -> Mono.just(Fate.Failed.all(tickets.size(), failure)))
                .switchIfEmpty(Mono.fromSupplier(() -> Fate.Failed.all(tickets.size(), untold())))
                .subscribe(fates -> ended(tickets, fates));
    }

    private static IllegalStateException untold() {
        return new IllegalStateException("a flush has ended without a word");
    }

    private void ended(List<Ticket> tickets, List<Fate> fates) {
        List<Ticket> next;
        Runnable drained;
        synchronized (this) {
            waiting.setAside(heldBack(tickets, fates));
            next = next();
            drained = drained();
        }
        flush(next);
        answering.schedule(() -> answer(tickets, fates));
        if (drained != null) drained.run();
    }

    /** Whom to tell, once, that nothing is left to do. */
    private synchronized @Nullable Runnable drained() {
        if (isFlushing || waiting.size() > 0) return null;
        var told = whenDrained;
        whenDrained = null;
        return told;
    }

    private static List<Ticket> heldBack(List<Ticket> tickets, List<Fate> fates) {
        var held = new ArrayList<Ticket>();
        for (var index = 0; index < tickets.size(); index++)
            if (fates.get(index) instanceof Fate.Held(boolean mayHaveTakenEffect)) {
                tickets.get(index).putBack(mayHaveTakenEffect);
                held.add(tickets.get(index));
            }
        return held;
    }

    private static void answer(List<Ticket> tickets, List<Fate> fates) {
        for (var index = 0; index < tickets.size(); index++)
            if (!(fates.get(index) instanceof Fate.Held))
                tickets.get(index).answer(fates.get(index));
    }
}
