package plusone.notification.email;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * The final dot of one mail. Until it is written the mail server may not deliver the mail; from
 * then on only its reply tells whether it does (RFC 5321, 4.1.1.4). So the dot is written once, not
 * before somebody permits it, and never after the send was given up.
 */
final class EndOfData {

    private enum State {
        AHEAD,
        GIVEN_UP,
        WRITTEN,
        REFUSED,
        TAKEN
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.AHEAD);
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private final CompletableFuture<Void> permission = new CompletableFuture<>();

    /** Completes when all but the dot has been written. */
    Mono<Void> reached() {
        return Mono.fromFuture(reached, true);
    }

    void permit() {
        permission.complete(null);
    }

    void forbid(Throwable why) {
        permission.completeExceptionally(why);
    }

    /** Why the dot was forbidden; empty where it was not. */
    Optional<Throwable> prohibition() {
        return permission.isCompletedExceptionally()
                ? Optional.of(permission.exceptionNow())
                : Optional.empty();
    }

    /**
     * Waits, on the thread that sends, until the dot may be written. Where it may not, the caller
     * must drop the connection.
     */
    void await() throws IOException {
        reached.complete(null);
        try {
            permission.get();
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        if (!state.compareAndSet(State.AHEAD, State.WRITTEN))
            throw new IOException("the mail was given up before its end");
    }

    /** The mail server has the mail. */
    void taken() {
        state.set(State.TAKEN);
    }

    /** The mail server has said that it does not take the mail. */
    void refused() {
        state.set(State.REFUSED);
    }

    /** Whether the dot is not written, and will not be. */
    boolean giveUp() {
        return state.compareAndSet(State.AHEAD, State.GIVEN_UP);
    }

    boolean isTaken() {
        return state.get() == State.TAKEN;
    }

    /** Whether the mail server may have the mail or not. */
    boolean isUnanswered() {
        return state.get() == State.WRITTEN;
    }
}
