package plusone.loyalty.ledger;

import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.MonoSink;
import reactor.util.context.ContextView;

/**
 * An errand that waits in a lane, and who waits for its outcome. A caller who leaves takes it along
 * as long as no flush has taken it; after that nothing of the caller's matters.
 */
final class Ticket {

    private enum State {
        QUEUED,
        TAKEN,
        GONE
    }

    private final Errand errand;
    private final MonoSink<Outcome> caller;
    private final long since;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private volatile boolean hasLeft;
    private volatile boolean isUnknown;

    /**
     * @param since when it came, in nanoseconds of the lane's own clock
     */
    Ticket(Errand errand, MonoSink<Outcome> caller, long since) {
        this.errand = errand;
        this.caller = caller;
        this.since = since;
        caller.onCancel(this::leave);
    }

    Errand errand() {
        return errand;
    }

    long since() {
        return since;
    }

    ContextView context() {
        return caller.contextView();
    }

    /** Whether it goes into the flush now; not if its caller has left or it was refused. */
    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    private void leave() {
        hasLeft = true;
        state.compareAndSet(State.QUEUED, State.GONE);
    }

    /**
     * Has it wait again: nothing was done of it in this flush.
     *
     * @param mayHaveTakenEffect in an earlier try, of which nobody knows what became
     */
    void putBack(boolean mayHaveTakenEffect) {
        isUnknown |= mayHaveTakenEffect;
        state.set(State.QUEUED);
        if (hasLeft) state.compareAndSet(State.QUEUED, State.GONE);
    }

    /** Whether its caller has left, or was refused. */
    boolean isGone() {
        return state.get() == State.GONE;
    }

    /** Tells that it was not begun and will not be, or that nobody knows. */
    void refuse() {
        if (state.compareAndSet(State.QUEUED, State.GONE))
            caller.error(isUnknown ? LedgerProblems.unknown() : LedgerProblems.busy());
    }

    void answer(Fate fate) {
        fate.tell(caller);
    }
}
