package plusone.suite.bench.load;

/** How many transactions a ledger has said yes to. */
public final class Acknowledged {

    private long certain;
    private long unknown;

    void add(Tally tally) {
        certain += tally.acknowledged();
        unknown += tally.unknown();
    }

    /** Whether so many in the books are what was acknowledged, neither more nor fewer. */
    public boolean agreesWith(long written) {
        return written >= certain && written <= certain + unknown;
    }

    /** Whether the fate of all is known. */
    public boolean isCertain() {
        return unknown == 0;
    }

    /** How many were surely said yes to. */
    public long certain() {
        return certain;
    }
}
