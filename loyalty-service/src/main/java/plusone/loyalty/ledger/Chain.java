package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain of a member's entries. A link is the SHA-256 of one canonical line that covers the
 * link before, the entry with its figures, and the whole transaction with all its legs. The line is
 * plain ASCII text, so that SQL alone can verify it: fields joined by {@code |}, an absent one is
 * {@code -}, moments are microseconds since 1970, lots are as {@code jsonb} prints them.
 */
final class Chain {

    private Chain() {}

    /**
     * The link of one entry.
     *
     * @param before the account before it
     * @param movement what the entry does to the account
     * @param after the figures after it
     */
    static Hash link(Account before, Movement movement, Standing after, TransactionFacts facts) {
        return Hash.of(
                Stream.of(
                                before.chain().hex(),
                                before.id(),
                                before.seq() + 1,
                                after.balance(),
                                after.pending(),
                                after.held(),
                                after.debt(),
                                after.earned(),
                                lots(movement.lots()),
                                facts.line())
                        .map(String::valueOf)
                        .collect(Collectors.joining("|")));
    }

    /** As {@code jsonb::text} prints it. */
    static String lots(SortedMap<LocalDate, Long> lots) {
        return lots.entrySet().stream()
                .map(lot -> "\"" + lot.getKey() + "\": " + lot.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** What every leg's link says of the transaction. */
    record TransactionFacts(
            UUID id,
            Transaction.Type type,
            @Nullable UUID reverses,
            @Nullable LocalDate expiresOn,
            Instant occurredAt,
            Instant recordedAt,
            Hash remarkDigest,
            List<Map.Entry<UUID, Long>> legs) {

        private String line() {
            return Stream.of(
                            id,
                            type,
                            orDash(reverses),
                            orDash(expiresOn),
                            "-",
                            micros(occurredAt),
                            micros(recordedAt),
                            remarkDigest.hex(),
                            IntStream.range(0, legs.size())
                                    .mapToObj(
                                            leg ->
                                                    leg
                                                            + ":"
                                                            + legs.get(leg).getKey()
                                                            + ":"
                                                            + legs.get(leg).getValue())
                                    .collect(Collectors.joining(",")))
                    .map(String::valueOf)
                    .collect(Collectors.joining("|"));
        }

        private static Object orDash(@Nullable Object value) {
            return value == null ? "-" : value;
        }

        private static long micros(Instant moment) {
            return Math.addExact(
                    Math.multiplyExact(moment.getEpochSecond(), 1_000_000),
                    moment.getNano() / 1_000);
        }
    }
}
