package plusone.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plusone.idempotency.IdempotencyKey;
import plusone.idempotency.Operation;

/** Runs the same steps on the ledger's decisions and on the model, and says where they part. */
final class ModelRun {

    private static final Remark REMARK = new Remark("run", null, null);
    private static final Expiry EXPIRY = new Expiry(ZoneId.of("Europe/Berlin"), Period.ofMonths(1));

    private final AtomicLong numbers = new AtomicLong();
    private final BooksInMemory tables = new BooksInMemory(EXPIRY);
    private final Model model;
    private final Decisions decisions;
    private final List<UUID> transactions = new ArrayList<>();
    private final List<UUID> holds = new ArrayList<>();
    private final List<Command<?>> applied = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    ModelRun(ReversalPolicy policy) {
        model = new Model(EXPIRY, policy);
        decisions =
                LedgerConfiguration.decisions(
                        EXPIRY,
                        policy,
                        new RemarkDigests("a key of sixteen or more"),
                        () -> new UUID(7, numbers.incrementAndGet()));
        IntStream.range(0, Step.MEMBERS)
                .mapToObj(ModelRun::member)
                .forEach(
                        id -> {
                            tables.accounts.put(id, Account.opened(id, now));
                            model.members.put(id, new Model.Member());
                        });
    }

    /** Where the two part; null where they agree all the way. */
    @Nullable String difference(List<Step> steps) {
        for (var step : steps) {
            var difference = take(step);
            if (difference == null) difference = figures();
            if (difference != null) return step + ": " + difference;
        }
        return null;
    }

    private @Nullable String take(Step step) {
        return switch (step) {
            case Step.Pass(int minutes) -> {
                now = now.plus(Duration.ofMinutes(minutes));
                yield null;
            }
            case Step.Freeze(int member, boolean frozen) -> freeze(member(member), frozen);
            case Step.Settle(int member) -> settle(member(member));
            case Step.Repeat(int command) ->
                    applied.isEmpty() ? null : repeat(command % applied.size());
            default -> send(command(step));
        };
    }

    private @Nullable String freeze(UUID id, boolean frozen) {
        var account = tables.accounts.get(id);
        if (account == null) return null;
        var status = frozen ? Account.Status.FROZEN : Account.Status.ACTIVE;
        tables.accounts.put(
                id,
                new Account(
                        id,
                        status,
                        account.seq(),
                        account.standing(),
                        account.chain(),
                        account.recordedAt(),
                        account.dueAt()));
        Objects.requireNonNull(model.members.get(id)).frozen = frozen;
        return null;
    }

    private @Nullable String settle(UUID id) {
        var books = tables.load(List.of(id));
        decisions.settle(books, now);
        tables.write(books);
        model.settle(id, now);
        return null;
    }

    private @Nullable String repeat(int command) {
        var books = tables.load(applied.get(command));
        decisions.settle(books, now);
        var again = decisions.decide(applied.get(command), books, now);
        var then = outcomes.get(command);
        var expected =
                switch (then) {
                    case Receipt receipt -> receipt.replay();
                    case HoldReceipt receipt -> receipt.replay();
                };
        return again.equals(new Decision.Accepted(expected))
                ? null
                : "answered " + again + " where it was " + then;
    }

    private @Nullable String send(Command<?> command) {
        var books = tables.load(command);
        decisions.settle(books, now);
        var decision = decisions.decide(command, books, now);
        var id =
                switch (decision) {
                    case Decision.Accepted(Receipt receipt) -> receipt.id();
                    case Decision.Accepted(HoldReceipt receipt) -> receipt.id();
                    case Decision.Refused _ -> member(99);
                };
        books.accountIds().forEach(member -> model.settle(member, now));
        var captured = books.transactions().isEmpty() ? id : books.transactions().getLast().id();
        var refusal = inModel(command, id, captured);
        tables.write(books);
        if (decision instanceof Decision.Accepted(Outcome outcome)) {
            applied.add(command);
            outcomes.add(outcome);
            if (command instanceof Command.Place) holds.add(id);
            else if (command instanceof Command.OfPoints) transactions.add(id);
        }
        return refusal == refusalOf(decision)
                ? null
                : "the model says " + refusal + ", the ledger " + decision;
    }

    private @Nullable Class<? extends LedgerRejection> inModel(
            Command<?> command, UUID id, UUID captured) {
        return switch (command) {
            case Command.Earn earn -> model.earn(earn, id, now);
            case Command.Spend spend -> model.spend(spend, id);
            case Command.Transfer transfer -> model.transfer(transfer, id);
            case Command.Reverse reverse -> model.reverse(reverse, id, now);
            case Command.Place place -> model.place(place, id, now);
            case Command.Capture capture -> model.capture(capture, captured, now);
            case Command.Release release -> model.release(release, now);
        };
    }

    private static @Nullable Class<? extends LedgerRejection> refusalOf(Decision decision) {
        return decision instanceof Decision.Refused(LedgerRejection rejection)
                ? rejection.getClass()
                : null;
    }

    private Command<?> command(Step step) {
        var operation =
                new Operation(
                        "service:run",
                        new IdempotencyKey("key-" + applied.size()),
                        "transaction",
                        "POST /v1/transactions",
                        new UUID(1, step.hashCode()));
        return switch (step) {
            case Step.Earn(int member, int points, Integer availableIn, Integer expiresIn) ->
                    new Command.Earn(
                            operation,
                            member(member),
                            points,
                            availableIn == null ? null : now.plus(Duration.ofDays(availableIn)),
                            expiresIn == null ? null : EXPIRY.day(now).plusDays(expiresIn),
                            now,
                            REMARK);
            case Step.Spend(int member, int points) ->
                    new Command.Spend(operation, member(member), points, now, REMARK);
            case Step.Transfer(int from, int to, int points) ->
                    new Command.Transfer(operation, member(from), member(to), points, now, REMARK);
            case Step.Reverse(int transaction, Integer points) ->
                    new Command.Reverse(
                            operation,
                            lately(transactions, transaction),
                            points == null ? null : points.longValue(),
                            now,
                            REMARK);
            case Step.Place(int member, int points, int minutes) ->
                    new Command.Place(
                            operation,
                            member(member),
                            points,
                            "run",
                            Duration.ofMinutes(minutes),
                            now);
            case Step.Capture(int hold, Integer points) ->
                    new Command.Capture(
                            operation,
                            lately(holds, hold),
                            points == null ? null : points.longValue(),
                            now,
                            null);
            case Step.Release(int hold) -> new Command.Release(operation, lately(holds, hold), now);
            default -> throw new IllegalArgumentException(step + " is no command");
        };
    }

    /** One of the last few, so that the steps of a run meet. */
    private static UUID lately(List<UUID> ids, int number) {
        return ids.isEmpty() ? member(99) : ids.get(Math.max(0, ids.size() - 1 - number));
    }

    private static UUID member(int number) {
        return new UUID(number + 1, number + 1);
    }

    private @Nullable String figures() {
        return tables.accounts.values().stream()
                .map(this::difference)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What is in the tables, and in the model without what time has not yet been applied of. */
    private @Nullable String difference(Account account) {
        var member = Objects.requireNonNull(model.members.get(account.id()));
        var expected =
                List.of(
                        member.available().size(),
                        member.pending().size(),
                        model.held(account.id()),
                        member.debt,
                        member.earned,
                        byLot(member),
                        String.valueOf(model.due(account.id())));
        var standing = account.standing();
        var actual =
                List.of(
                        (int) standing.available(),
                        (int) standing.pending(),
                        standing.held(),
                        standing.debt(),
                        standing.earned(),
                        byLot(account.id()),
                        String.valueOf(account.dueAt()));
        return expected.equals(actual)
                ? null
                : account.id() + " has " + actual + ", the model says " + expected;
    }

    private Map<Lot.Key, Long> byLot(UUID id) {
        return tables.lots.getOrDefault(id, Map.of()).values().stream()
                .filter(lot -> !lot.isEmpty())
                .collect(Collectors.toMap(Lot::key, Lot::remaining, Long::sum, TreeMap::new));
    }

    private static Map<Lot.Key, Long> byLot(Model.Member member) {
        return member.points.stream()
                .map(point -> new Lot.Key(point.expiresOn(), point.availableAt()))
                .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
    }
}
