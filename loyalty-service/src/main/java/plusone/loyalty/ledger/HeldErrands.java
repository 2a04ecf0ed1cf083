package plusone.loyalty.ledger;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which errands of a flush cannot be decided now, because somebody else holds a row that they need;
 * and those that come after them in the order of the same member. Asked once of each errand, in
 * their order.
 */
final class HeldErrands {

    private final Needs needs;
    private final Set<UUID> heldMembers;
    private final Set<UUID> heldOrders = new HashSet<>();

    /**
     * @param heldMembers whose rows somebody else holds
     */
    HeldErrands(Needs needs, Set<UUID> heldMembers) {
        this.needs = needs;
        this.heldMembers = heldMembers;
    }

    boolean next(Errand errand) {
        if (heldMembers.isEmpty()) return false;
        var order = errand.inOrderOf();
        if (!Collections.disjoint(needs.membersOf(errand), heldMembers)) heldOrders.add(order);
        return heldOrders.contains(order);
    }
}
