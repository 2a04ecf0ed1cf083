package plusone.suite.bench;

/** How many transactions a ledger has said yes to. */
final class Acknowledged {

    private long certain;
    private long unknown;

    void add(Tally tally) {
        certain += tally.acknowledged();
        unknown += tally.unknown();
    }

    /** Whether so many in the books are what was acknowledged, neither more nor fewer. */
    boolean agreesWith(long written) {
        return written >= certain && written <= certain + unknown;
    }

    /** Whether the fate of all is known. */
    boolean isCertain() {
        return unknown == 0;
    }

    long certain() {
        return certain;
    }
}
