package plusone.loyalty.ledger;

import java.util.UUID;

/**
 * What happens to one member's account. From points, lots and holds follows the debt: what comes in
 * and does not go into a lot repays it, what goes out and comes from no lot becomes it.
 *
 * @param points by how much the sum of the entries changes; 0 where points only change their state
 * @param lots what comes into lots, and what goes out of them
 * @param held by how much the points in holds change
 * @param earned by how much the points earned in a lifetime change
 */
record Movement(UUID memberId, long points, LotPoints lots, long held, long earned) {

    /** Points that leave lots. */
    static Movement out(UUID memberId, LotPoints taken) {
        return new Movement(memberId, taken.sum(), taken, 0, 0);
    }

    /** Points that come in and repay debt first. */
    static Movement in(UUID memberId, LotPoints coming, long debt) {
        return new Movement(memberId, coming.sum(), coming.without(debt), 0, 0);
    }

    /** Points that were reserved or pending and are available now; they repay debt first. */
    static Movement freed(UUID memberId, LotPoints freed, long debt, long held) {
        return new Movement(memberId, 0, freed.without(debt), -held, 0);
    }

    Movement earning(long change) {
        return new Movement(memberId, points, lots, held, change);
    }

    long debt() {
        return Math.subtractExact(Math.addExact(lots.sum(), held), points);
    }
}
