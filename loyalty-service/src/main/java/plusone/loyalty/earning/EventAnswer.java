package plusone.loyalty.earning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plusone.callers.Caller;
import plusone.loyalty.ledger.Receipt.BalanceAfter;

/**
 * What an event earned.
 *
 * @param points of all awards together, 0 or more
 * @param balance of the member right after it; null for a caller who may not read it
 */
record EventAnswer(
        String eventId, long points, List<Award> awards, @Nullable BalanceAfter balance) {

    private static final String READS_BALANCES = "balances:read";

    /** The same for a caller: a partner reads a member's balance only with the scope for it. */
    EventAnswer readBy(Caller caller) {
        var mayRead =
                caller.kind() != Caller.Kind.PARTNER || caller.scopes().contains(READS_BALANCES);
        return mayRead ? this : new EventAnswer(eventId, points, awards, null);
    }
}
