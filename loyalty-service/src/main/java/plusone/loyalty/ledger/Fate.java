package plusone.loyalty.ledger;

import java.util.Collections;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** What became of an errand. */
sealed interface Fate permits Decision, Fate.Settled, Fate.Failed, Fate.Held {

    /** Time has done what there was to do. */
    record Settled() implements Fate {}

    /**
     * It could not be written. Where the database was cut off in the middle of the commit it may
     * have taken effect all the same; a command's key tells.
     */
    record Failed(Throwable failure) implements Fate {

        /** The same for so many errands. */
        static List<Fate> all(int errands, Throwable failure) {
            return Collections.nCopies(errands, new Failed(failure));
        }
    }

    /**
     * Nothing was done of it, because somebody else holds a row that it needs.
     *
     * @param mayHaveTakenEffect in an earlier try that was cut off in the middle of the commit
     */
    record Held(boolean mayHaveTakenEffect) implements Fate {}

    /** Tells it to whoever asked: the outcome, nothing, or the problem. */
    default void tell(MonoSink<Outcome> caller) {
        switch (this) {
            case Decision.Accepted(Outcome outcome) -> caller.success(outcome);
            case Decision.Refused(LedgerRejection rejection) ->
                    caller.error(LedgerProblems.of(rejection));
            case Settled() -> caller.success();
            case Failed(Throwable failure) -> caller.error(failure);
            case Held _ -> throw new IllegalStateException("it still waits");
        }
    }
}
