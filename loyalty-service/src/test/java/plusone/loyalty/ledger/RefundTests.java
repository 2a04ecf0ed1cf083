package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Refunds worked by hand, with each policy. Steps are {@code earn}, {@code later} (an earning that
 * is available an hour later), {@code last} (one on its last day), {@code spend}, {@code hold},
 * {@code release}, {@code capture}, {@code hour}, {@code day}, and {@code reverse} of the first
 * earning. The results of the reversals are {@code ok}, or how many points there were; then follow
 * available/pending/held/debt/earned.
 */
class RefundTests {

    private static final UUID ADA = new UUID(1, 1);
    private static final Remark REMARK = new Remark("refund", null, null);
    private static final Expiry EXPIRY =
            new Expiry(ZoneId.of("Europe/Berlin"), Period.ofMonths(12));

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong numbers = new AtomicLong();
    private final BooksInMemory tables = new BooksInMemory(EXPIRY);
    private final List<UUID> earnings = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private UUID hold = ADA;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # untouched
                    earn 100, reverse 100                         | ALLOW_DEBT     | ok           | 0/0/0/0/0
                    earn 100, reverse 100                         | WITHIN_BALANCE | ok           | 0/0/0/0/0
                    earn 100, reverse 100                         | PENDING_ONLY   | 0            | 100/0/0/0/100
                    # still pending
                    later 100, reverse 40                         | ALLOW_DEBT     | ok           | 0/60/0/0/60
                    later 100, reverse 40                         | WITHIN_BALANCE | ok           | 0/60/0/0/60
                    later 100, reverse 40                         | PENDING_ONLY   | ok           | 0/60/0/0/60
                    # in part before it ripens and in part after
                    later 100, reverse 40, hour, reverse 60       | ALLOW_DEBT     | ok, ok       | 0/0/0/0/0
                    later 100, reverse 40, hour, reverse 60       | WITHIN_BALANCE | ok, ok       | 0/0/0/0/0
                    later 100, reverse 40, hour, reverse 60       | PENDING_ONLY   | ok, 0        | 60/0/0/0/60
                    # another earning is pending: it goes first, but never to those who take pending points only of itself
                    earn 30, later 100, reverse 30                | ALLOW_DEBT     | ok           | 30/70/0/0/100
                    earn 30, later 100, reverse 30                | WITHIN_BALANCE | ok           | 30/70/0/0/100
                    earn 30, later 100, reverse 30                | PENDING_ONLY   | 0            | 30/100/0/0/130
                    # after spending
                    earn 100, spend 70, reverse 100               | ALLOW_DEBT     | ok           | 0/0/0/70/0
                    earn 100, spend 70, reverse 100               | WITHIN_BALANCE | 30           | 30/0/0/0/100
                    earn 100, spend 70, reverse 30                | WITHIN_BALANCE | ok           | 0/0/0/0/70
                    earn 100, spend 70, reverse 100               | PENDING_ONLY   | 0            | 30/0/0/0/100
                    earn 100, spend 70, reverse 100, earn 100     | ALLOW_DEBT     | ok           | 30/0/0/0/100
                    earn 100, spend 70, reverse 100, later 100    | ALLOW_DEBT     | ok           | 0/100/0/70/100
                    earn 100, spend 70, reverse 100, later 100, hour | ALLOW_DEBT  | ok           | 30/0/0/0/100
                    # after spending, from other earnings
                    earn 100, earn 50, spend 70, reverse 100      | WITHIN_BALANCE | 80           | 80/0/0/0/150
                    earn 100, earn 50, spend 70, reverse 80       | WITHIN_BALANCE | ok           | 0/0/0/0/70
                    # after expiry
                    last 100, day, reverse 100                    | ALLOW_DEBT     | ok           | 0/0/0/100/0
                    last 100, day, reverse 100                    | WITHIN_BALANCE | 0            | 0/0/0/0/100
                    last 100, day, reverse 100                    | PENDING_ONLY   | 0            | 0/0/0/0/100
                    last 100, earn 30, day, reverse 100           | ALLOW_DEBT     | ok           | 0/0/0/70/30
                    last 100, earn 30, day, reverse 20            | WITHIN_BALANCE | ok           | 10/0/0/0/110
                    # during a hold
                    earn 100, hold 60, reverse 100                | ALLOW_DEBT     | ok           | 0/0/60/60/0
                    earn 100, hold 60, reverse 100, release       | ALLOW_DEBT     | ok           | 0/0/0/0/0
                    earn 100, hold 60, reverse 100, capture 60    | ALLOW_DEBT     | ok           | 0/0/0/60/0
                    earn 100, hold 60, reverse 100, capture 20    | ALLOW_DEBT     | ok           | 0/0/0/20/0
                    earn 100, hold 60, reverse 100, hour          | ALLOW_DEBT     | ok           | 0/0/0/0/0
                    earn 100, hold 60, reverse 100                | WITHIN_BALANCE | 40           | 40/0/60/0/100
                    earn 100, hold 60, reverse 40, release        | WITHIN_BALANCE | ok           | 60/0/0/0/60
                    earn 100, hold 60, reverse 100                | PENDING_ONLY   | 0            | 40/0/60/0/100
                    # twice in part
                    earn 100, reverse 33, reverse 33, reverse 34  | ALLOW_DEBT     | ok, ok, ok   | 0/0/0/0/0
                    earn 100, reverse 33, reverse 33, reverse 35  | ALLOW_DEBT     | ok, ok, left 34 | 34/0/0/0/34
                    earn 100, spend 50, reverse 40, reverse 60    | ALLOW_DEBT     | ok, ok       | 0/0/0/50/0
                    earn 100, spend 50, reverse 40, reverse 60    | WITHIN_BALANCE | ok, 10       | 10/0/0/0/60
                    later 100, reverse 40, reverse 60, reverse 1  | PENDING_ONLY   | ok, ok, left 0 | 0/0/0/0/0""")
    void comesTo(String steps, ReversalPolicy policy, String reversals, String figures) {
        tables.write(opened());
        var decisions =
                LedgerConfiguration.decisions(
                        EXPIRY,
                        policy,
                        new RemarkDigests("a key of sixteen or more"),
                        () -> new UUID(7, numbers.incrementAndGet()));

        Stream.of(steps.split(", *")).forEach(step -> take(step.split(" "), decisions));

        var settled = tables.load(List.of(ADA));
        decisions.settle(settled, now);
        var standing = settled.standing(ADA);
        assertThat(String.join(", ", results)).isEqualTo(reversals);
        assertThat(
                        "%d/%d/%d/%d/%d"
                                .formatted(
                                        standing.available(),
                                        standing.pending(),
                                        standing.held(),
                                        standing.debt(),
                                        standing.earned()))
                .isEqualTo(figures);
    }

    private void take(String[] step, Decisions decisions) {
        long points = step.length > 1 ? Long.parseLong(step[1]) : 0;
        switch (step[0]) {
            case "earn" -> earn(points, null, null, decisions);
            case "later" -> earn(points, now.plus(HOUR), null, decisions);
            case "last" -> earn(points, null, EXPIRY.day(now), decisions);
            case "spend" -> decide(new Command.Spend(null, ADA, points, now, REMARK), decisions);
            case "hold" ->
                    hold =
                            place(
                                    new Command.Place(null, ADA, points, "order", HOUR, now),
                                    decisions);
            case "release" -> decide(new Command.Release(null, hold, now), decisions);
            case "capture" -> decide(new Command.Capture(null, hold, points, now, null), decisions);
            case "hour" -> now = now.plus(HOUR);
            case "day" -> now = now.plus(Duration.ofDays(1));
            case "reverse" ->
                    results.add(
                            told(
                                    decide(
                                            new Command.Reverse(
                                                    null, earnings.getFirst(), points, now, REMARK),
                                            decisions)));
            default -> throw new IllegalArgumentException(step[0]);
        }
    }

    private void earn(long points, Instant availableAt, LocalDate expiresOn, Decisions decisions) {
        var command = new Command.Earn(null, ADA, points, availableAt, expiresOn, now, REMARK);
        earnings.add(((Receipt) outcome(decide(command, decisions))).id());
    }

    private UUID place(Command.Place command, Decisions decisions) {
        return ((HoldReceipt) outcome(decide(command, decisions))).id();
    }

    private Decision decide(Command<?> command, Decisions decisions) {
        var books = tables.load(command);
        decisions.settle(books, now);
        var decision = decisions.decide(command, books, now);
        if (decision instanceof Decision.Accepted) tables.write(books);
        return decision;
    }

    private static Outcome outcome(Decision decision) {
        return ((Decision.Accepted) decision).outcome();
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Accepted _ -> "ok";
            case Decision.Refused(LedgerRejection.InsufficientPoints(long available)) ->
                    "" + available;
            case Decision.Refused(LedgerRejection.AlreadyReversed(UUID _, long left)) ->
                    "left " + left;
            case Decision.Refused(LedgerRejection rejection) -> rejection.toString();
        };
    }

    private Books opened() {
        var books = new Books(EXPIRY);
        books.know(Account.opened(ADA, now));
        books.touch(ADA);
        return books;
    }
}
