package plusone.loyalty.ledger;

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

    /** Refuses those who have waited too long. */
    void refuseOverdue() {
        overdue().forEach(Ticket::refuse);
    }

    private synchronized List<Ticket> overdue() {
        return waiting.removeFromBefore(nanoseconds.getAsLong() - settings.patience().toNanos());
    }

    /** Takes in nothing more, and calls back when all that was taken in is done. */
    void close(Runnable whenDone) {
        synchronized (this) {
            isClosed = true;
            if (isFlushing) {
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
        if (!isAdded(ticket, urgency)) ticket.refuse();
        else flush(first());
    }

    private synchronized boolean isAdded(Ticket ticket, Urgency urgency) {
        return !isClosed && waiting.add(ticket, urgency);
    }

    /** Nothing where a commit is on its way: its end takes what waits. */
    private synchronized List<Ticket> first() {
        return isFlushing ? List.of() : next();
    }

    private synchronized List<Ticket> next() {
        var tickets = waiting.take();
        isFlushing = !tickets.isEmpty();
        return tickets;
    }

    private void flush(List<Ticket> tickets) {
        if (tickets.isEmpty()) return;
        flushes.flush(tickets)
                .onErrorResume(failure -> Mono.just(Fate.Failed.all(tickets.size(), failure)))
                .subscribe(fates -> ended(tickets, fates));
    }

    private void ended(List<Ticket> tickets, List<Fate> fates) {
        var next = next();
        flush(next);
        answering.schedule(() -> answer(tickets, fates));
        if (next.isEmpty()) drained();
    }

    private static void answer(List<Ticket> tickets, List<Fate> fates) {
        for (var index = 0; index < tickets.size(); index++)
            tickets.get(index).answer(fates.get(index));
    }

    private void drained() {
        Runnable callback;
        synchronized (this) {
            callback = whenDrained;
            whenDrained = null;
        }
        if (callback != null) callback.run();
    }
}
