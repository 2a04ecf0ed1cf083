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
     * @param lots points by expiry date that it put into or took from the member's lots
     * @param after the figures after it
     * @param legs account and points of every leg of the transaction
     */
    static Hash link(
            Account before,
            SortedMap<LocalDate, Long> lots,
            Standing after,
            Transaction.Facts facts,
            List<Map.Entry<UUID, Long>> legs) {
        return Hash.of(
                line(
                        before.chain().hex(),
                        before.id(),
                        before.seq() + 1,
                        after.balance(),
                        after.pending(),
                        after.held(),
                        after.debt(),
                        after.earned(),
                        lots(lots),
                        facts.id(),
                        facts.type(),
                        orDash(facts.reverses()),
                        orDash(facts.expiresOn()),
                        facts.availableAt() == null ? "-" : micros(facts.availableAt()),
                        micros(facts.occurredAt()),
                        micros(facts.recordedAt()),
                        facts.remarkDigest().hex(),
                        legs(legs)));
    }

    /** As {@code jsonb::text} prints it. */
    static String lots(SortedMap<LocalDate, Long> lots) {
        return lots.entrySet().stream()
                .map(lot -> "\"" + lot.getKey() + "\": " + lot.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String line(Object... fields) {
        return Stream.of(fields).map(String::valueOf).collect(Collectors.joining("|"));
    }

    private static String legs(List<Map.Entry<UUID, Long>> legs) {
        return IntStream.range(0, legs.size())
                .mapToObj(
                        leg -> leg + ":" + legs.get(leg).getKey() + ":" + legs.get(leg).getValue())
                .collect(Collectors.joining(","));
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "-" : value;
    }

    private static long micros(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), 1_000_000), moment.getNano() / 1_000);
    }
}
