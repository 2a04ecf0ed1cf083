package plusone.loyalty.ledger;

import java.time.Instant;
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
            @Nullable Instant availableAt,
            List<Movement> movements,
            @Nullable SystemAccount counterpart)
            implements Plan {

        static Moves of(Transaction.Type type, Movement movement, SystemAccount counterpart) {
            return new Moves(type, null, null, null, List.of(movement), counterpart);
        }

        long counterpartPoints() {
            return Math.negateExact(
                    movements.stream().mapToLong(Movement::points).reduce(0, Math::addExact));
        }
    }

    /**
     * It will reserve points or free reserved ones, and capture some of them.
     *
     * @param change of state
     * @param capture points that leave the member for good after it; null where none do
     * @param hold as it will be
     */
    record Holds(Movement change, @Nullable Moves capture, Hold hold) implements Plan {}

    /** It cannot be done. */
    record Refusal(LedgerRejection rejection) implements Plan {}
}
