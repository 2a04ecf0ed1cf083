package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import plusone.loyalty.ledger.Books.EarlierOutcome;

/** What the tables hold between two flushes, and what a flush loads of it. */
final class BooksInMemory {

    private final Expiry expiry;
    final Map<UUID, Account> accounts = new LinkedHashMap<>();
    final Map<UUID, Map<Lot.Key, Lot>> lots = new HashMap<>();
    final Map<UUID, Hold> holds = new LinkedHashMap<>();
    private final Map<UUID, Transaction> transactions = new HashMap<>();
    private final Map<UUID, EarlierOutcome> outcomes = new HashMap<>();

    BooksInMemory(Expiry expiry) {
        this.expiry = expiry;
    }

    Books load(Command<?> command) {
        var books = load(membersOf(command).toList());
        past(command).ifPresent(books::know);
        var reversed = command instanceof Command.Reverse it ? reversed(it.transactionId()) : 0;
        if (command instanceof Command.Reverse it && reversed > 0)
            books.know(new Books.Reversed(it.transactionId(), reversed, 1));
        holdOf(command).ifPresent(books::know);
        Optional.ofNullable(command.operation())
                .map(operation -> outcomes.get(operation.id()))
                .ifPresent(books::know);
        return books;
    }

    Books load(List<UUID> members) {
        var books = new Books(expiry);
        for (var id : members) {
            Optional.ofNullable(accounts.get(id)).ifPresent(books::know);
            lots.getOrDefault(id, Map.of()).values().stream()
                    .filter(lot -> !lot.isEmpty())
                    .forEach(books::know);
            holds.values().stream()
                    .filter(hold -> hold.isPlaced() && hold.accountId().equals(id))
                    .forEach(books::know);
        }
        return books;
    }

    void write(Books books) {
        books.changedAccounts().forEach(account -> accounts.put(account.id(), account));
        books.changedLots()
                .forEach(
                        lot ->
                                lots.computeIfAbsent(lot.accountId(), _ -> new TreeMap<>())
                                        .put(lot.key(), lot));
        books.changedHolds().forEach(hold -> holds.put(hold.id(), hold));
        books.transactions()
                .forEach(transaction -> transactions.put(transaction.id(), transaction));
        for (var operation : books.operations()) {
            var id = operation.operation().id();
            outcomes.put(id, books.outcome(operation.operation()).orElseThrow());
        }
        // A resolved hold is read as it is now.
        outcomes.replaceAll((_, outcome) -> current(outcome));
    }

    private EarlierOutcome current(EarlierOutcome outcome) {
        var hold = outcome.result().hold();
        return hold == null
                ? outcome
                : new EarlierOutcome(
                        outcome.operation(), new Books.Result(null, holds.get(hold.id())));
    }

    private Stream<UUID> membersOf(Command<?> command) {
        return switch (command) {
            case Command.Earn earn -> Stream.of(earn.memberId());
            case Command.Spend spend -> Stream.of(spend.memberId());
            case Command.Transfer transfer ->
                    Stream.of(transfer.memberId(), transfer.toMemberId()).distinct();
            case Command.Place place -> Stream.of(place.memberId());
            case Command.Reverse _ ->
                    past(command).stream()
                            .flatMap(past -> past.memberLegs().stream())
                            .map(PastTransaction.Leg::accountId);
            case Command.Capture _, Command.Release _ ->
                    holdOf(command).map(Hold::accountId).stream();
        };
    }

    private Optional<Hold> holdOf(Command<?> command) {
        return switch (command) {
            case Command.Capture capture -> Optional.ofNullable(holds.get(capture.holdId()));
            case Command.Release release -> Optional.ofNullable(holds.get(release.holdId()));
            default -> Optional.empty();
        };
    }

    private Optional<PastTransaction> past(Command<?> command) {
        return command instanceof Command.Reverse it
                ? Optional.ofNullable(transactions.get(it.transactionId())).map(BooksInMemory::past)
                : Optional.empty();
    }

    private long reversed(UUID id) {
        return transactions.values().stream()
                .filter(transaction -> id.equals(transaction.reverses()))
                .mapToLong(transaction -> Math.abs(transaction.entries().getFirst().points()))
                .sum();
    }

    static PastTransaction past(Transaction transaction) {
        var facts = transaction.facts();
        return new PastTransaction(
                facts.id(),
                facts.type(),
                facts.expiresOn(),
                facts.availableAt(),
                transaction.entries().stream().map(BooksInMemory::leg).toList());
    }

    private static PastTransaction.Leg leg(Entry entry) {
        var lots =
                entry instanceof Entry.OfMember ofMember
                        ? ofMember.lots()
                        : new TreeMap<LocalDate, Long>();
        return new PastTransaction.Leg(entry.accountId(), entry.points(), lots);
    }
}
