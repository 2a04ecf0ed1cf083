package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balanced set of entries, never changed. It cannot exist unbalanced.
 *
 * @param reverses the transaction that it takes back
 * @param expiresOn the last day on which the points of an earning can be spent
 * @param remarkDigest keyed digest of the remark, so that the chain holds when the words are erased
 * @param entries the leg of the member whom the command names comes first
 */
record Transaction(
        UUID id,
        Type type,
        @Nullable UUID reverses,
        @Nullable LocalDate expiresOn,
        Instant occurredAt,
        Instant recordedAt,
        Remark remark,
        Hash remarkDigest,
        List<Entry> entries) {

    /** What a transaction does. */
    enum Type {
        EARN,
        SPEND,
        TRANSFER,
        REVERSAL
    }

    Transaction {
        entries = List.copyOf(entries);
        if (entries.size() < 2)
            throw new IllegalArgumentException("a transaction has at least two entries");
        if (entries.stream().mapToLong(Entry::points).reduce(0, Math::addExact) != 0)
            throw new IllegalArgumentException("entries must balance");
    }
}
