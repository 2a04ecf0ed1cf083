package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a command comes to on the books as they stand. */
sealed interface Plan {

    /**
     * It will move points.
     *
     * @param movements of members, the one whom the command names first
     * @param counterpart the house's leg; null where members are among themselves
     */
    record Moves(
            Transaction.Type type,
            @Nullable UUID reverses,
            @Nullable LocalDate expiresOn,
            List<Movement> movements,
            @Nullable SystemAccount counterpart)
            implements Plan {

        long counterpartPoints() {
            return Math.negateExact(
                    movements.stream().mapToLong(Movement::points).reduce(0, Math::addExact));
        }
    }

    /** It cannot be done. */
    record Refusal(LedgerRejection rejection) implements Plan {}
}
