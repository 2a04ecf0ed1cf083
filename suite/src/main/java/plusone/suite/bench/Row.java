package plusone.suite.bench;

import java.util.EnumSet;
import java.util.Set;
import plusone.suite.part.Part;

/** The rows of the speed table that are measured here. */
public enum Row {
    /** Earning, against the bare database. */
    S1,
    /** Earning through the gateway, against the bare database. */
    S2,
    /** Spending, against the bare database. */
    S3,
    /** Earning all for one member, against earning for many. */
    S4,
    /** Looking at balances, against a select by the primary key. */
    S6,
    /** Earning in a large ledger, against a small one. */
    S8,
    /** Earning one at a time, against one transaction at a time. */
    S9,
    /** Memory after the load. */
    S11;

    /** The services of the one system that it needs. */
    Set<Part> services() {
        return switch (this) {
            case S1, S3, S4, S9 -> EnumSet.of(Part.LOYALTY);
            case S2, S6 -> EnumSet.of(Part.LOYALTY, Part.GATEWAY);
            case S8 -> EnumSet.noneOf(Part.class);
            case S11 -> EnumSet.copyOf(Part.services());
        };
    }

    /** Whether it needs members who have points in several lots. */
    boolean needsPoints() {
        return this == S3 || this == S6 || this == S11;
    }
}
