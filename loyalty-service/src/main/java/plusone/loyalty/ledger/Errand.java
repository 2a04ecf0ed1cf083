package plusone.loyalty.ledger;

import java.util.UUID;

/** What goes into a flush. */
sealed interface Errand permits Command, Errand.Settle {

    /**
     * Applies what time alone has done to a member, which every command does for its members, too.
     */
    record Settle(UUID memberId) implements Errand {}

    /** Whose errands keep their order, as far as it is known before anything is read. */
    default UUID inOrderOf() {
        return switch (this) {
            case Command.Earn earn -> earn.memberId();
            case Command.Spend spend -> spend.memberId();
            case Command.Transfer transfer -> transfer.memberId();
            case Command.Reverse reverse -> reverse.transactionId();
            case Command.Place place -> place.memberId();
            case Command.Capture capture -> capture.holdId();
            case Command.Release release -> release.holdId();
            case Settle settle -> settle.memberId();
        };
    }
}
