package plusone.loyalty.ledger;

import java.util.UUID;

/** What goes into a flush. */
sealed interface Errand permits Command, Errand.Settle {

    /**
     * Applies what time alone has done to a member, which every command does for its members, too.
     */
    record Settle(UUID memberId) implements Errand {}
}
