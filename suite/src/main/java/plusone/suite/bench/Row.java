package plusone.suite.bench;

import java.util.EnumSet;
import java.util.Set;
import plusone.suite.part.Part;

/** The rows of the speed table, with the services that each needs. */
public enum Row {
    /** Earning at loyalty-service. */
    S1;

    Set<Part> services() {
        return switch (this) {
            case S1 -> EnumSet.of(Part.LOYALTY);
        };
    }
}
