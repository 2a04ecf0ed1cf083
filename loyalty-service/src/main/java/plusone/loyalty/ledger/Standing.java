package plusone.loyalty.ledger;

/**
 * The figures of a member's account at one moment, in points.
 *
 * @param balance sum of all its entries: available + pending + held − debt
 * @param earned points of all earnings, minus what was reversed of them
 */
record Standing(long balance, long pending, long held, long debt, long earned) {

    static final Standing NOTHING = new Standing(0, 0, 0, 0, 0);

    Standing {
        if (pending < 0 || held < 0 || debt < 0) throw new IllegalArgumentException("below zero");
        if (availableOf(balance, pending, held, debt) < 0)
            throw new IllegalArgumentException("available below zero");
    }

    long available() {
        return availableOf(balance, pending, held, debt);
    }

    Standing plus(Movement movement) {
        return new Standing(
                Math.addExact(balance, movement.points()),
                Math.addExact(pending, movement.lots().pending()),
                Math.addExact(held, movement.held()),
                Math.addExact(debt, movement.debt()),
                Math.addExact(earned, movement.earned()));
    }

    private static long availableOf(long balance, long pending, long held, long debt) {
        return Math.subtractExact(Math.subtractExact(Math.addExact(balance, debt), pending), held);
    }
}
