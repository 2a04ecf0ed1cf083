package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balanced set of entries, never changed. It cannot exist unbalanced.
 *
 * @param entries the leg of the member whom the command names comes first
 */
record Transaction(Facts facts, Remark remark, List<Entry> entries) {

    /** What a transaction does. */
    enum Type {
        EARN,
        SPEND,
        TRANSFER,
        CAPTURE,
        REVERSAL,
        EXPIRY;

        /** Corrections and what time did are final. */
        boolean isReversible() {
            return this != REVERSAL && this != EXPIRY;
        }
    }

    /**
     * What is true of the whole transaction.
     *
     * @param reverses the transaction that it takes back
     * @param expiresOn the last day on which the points of an earning can be spent
     * @param availableAt from when on they can be; null where that is at once
     * @param remarkDigest keyed digest of the remark, so that the chain holds when the words are
     *     erased
     */
    record Facts(
            UUID id,
            Type type,
            @Nullable UUID reverses,
            @Nullable LocalDate expiresOn,
            @Nullable Instant availableAt,
            Instant occurredAt,
            Instant recordedAt,
            Hash remarkDigest) {

        /** Postgres keeps microseconds: what is hashed must be what is stored. */
        Facts {
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    Transaction {
        entries = List.copyOf(entries);
        if (entries.size() < 2)
            throw new IllegalArgumentException("a transaction has at least two entries");
        if (entries.stream().mapToLong(Entry::points).reduce(0, Math::addExact) != 0)
            throw new IllegalArgumentException("entries must balance");
    }

    UUID id() {
        return facts.id();
    }

    @Nullable UUID reverses() {
        return facts.reverses();
    }

    Instant recordedAt() {
        return facts.recordedAt();
    }
}
