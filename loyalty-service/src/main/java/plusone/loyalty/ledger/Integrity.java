package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Whether the books hold.
 *
 * @param holds false only where a check found a fault
 * @param behind how many entries neither the background check nor this call has reached, counted up
 *     to a million
 */
record Integrity(boolean holds, List<Check> checks, long behind, Instant asOf) {

    /**
     * One rule that was checked.
     *
     * @param checked how many transactions or accounts were looked at
     * @param detail in words; names the first that breaks the rule
     */
    record Check(String name, boolean holds, long checked, String detail) {

        static Check nothingYet(String name) {
            return new Check(name, true, 0, "holds");
        }

        /** With what a slice showed; the first fault stays. */
        Check and(IntegrityTables.Slice slice) {
            var broken = slice.broken().get(name);
            var mended = holds && broken == null;
            return new Check(
                    name,
                    mended,
                    checked + slice.checked(),
                    holds && broken != null ? "broken at " + broken : detail);
        }
    }
}
