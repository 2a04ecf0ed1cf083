package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;

/** One signed leg of a transaction. */
sealed interface Entry {

    UUID accountId();

    /** Signed, never 0. */
    long points();

    /** The house's side. */
    record OfSystem(SystemAccount account, long points) implements Entry {

        @Override
        public UUID accountId() {
            return account.id();
        }
    }

    /**
     * A member's side.
     *
     * @param lots points by expiry date that it put into or took from the member's lots; their sum
     *     is {@code points}
     * @param seq number of the entry within the account, from 1 without gaps
     * @param after the account's figures after it
     * @param hash link of the account's chain
     */
    record OfMember(
            UUID accountId,
            long points,
            SortedMap<LocalDate, Long> lots,
            long seq,
            Standing after,
            Hash hash)
            implements Entry {}
}
