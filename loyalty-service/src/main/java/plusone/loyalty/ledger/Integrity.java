package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Whether the books hold.
 *
 * @param holds false only where a check found a fault
 * @param behind how many entries the call did not reach in its time, counted up to a million
 */
record Integrity(boolean holds, List<Check> checks, long behind, Instant asOf) {

    /**
     * One rule that was checked.
     *
     * @param checked how many transactions, accounts or entries were looked at
     * @param detail in words; names the first that breaks the rule
     */
    record Check(String name, boolean holds, long checked, String detail) {

        static Check nothingYet(String name) {
            return new Check(name, true, 0, "holds");
        }

        /** Together with what was found further on; the first fault stays. */
        Check and(Check next) {
            return new Check(
                    name,
                    holds && next.holds,
                    checked + next.checked,
                    holds ? next.detail : detail);
        }
    }
}
