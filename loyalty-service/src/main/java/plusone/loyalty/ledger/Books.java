package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plusone.idempotency.Operation;

/**
 * What one flush knows and decides: loaded under lock, carried from command to command, and written
 * at the end. Belongs to one flush and is seen by one thread at a time.
 */
final class Books {

    private final Expiry expiry;
    private final Map<UUID, Account> accounts = new LinkedHashMap<>();
    private final Map<UUID, MemberLots> lots = new LinkedHashMap<>();
    private final Map<UUID, Hold> holds = new LinkedHashMap<>();
    private final Map<UUID, NavigableSet<Hold>> placed = new HashMap<>();
    private final Map<UUID, EarlierOutcome> outcomes = new HashMap<>();
    private final Map<UUID, PastTransaction> past = new HashMap<>();
    private final Map<UUID, Reversed> reversed = new HashMap<>();

    /** Of whom no lot was loaded, so that of each lot only what comes into it is known. */
    private final Set<UUID> uncounted = new HashSet<>();

    private final Set<UUID> changedAccounts = new LinkedHashSet<>();
    private final Set<UUID> changedHolds = new LinkedHashSet<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<AppliedOperation> operations = new ArrayList<>();

    Books(Expiry expiry) {
        this.expiry = expiry;
    }

    // What is loaded.

    void know(Account account) {
        accounts.put(account.id(), account);
    }

    void know(Lot lot) {
        lotsOf(lot.accountId()).know(lot);
    }

    void know(Hold hold) {
        holds.put(hold.id(), hold);
        var ofMember = placedHoldsOf(hold.accountId());
        if (hold.isPlaced()) ofMember.add(hold);
        else ofMember.remove(hold);
    }

    void know(EarlierOutcome outcome) {
        outcomes.put(outcome.operation().id(), outcome);
    }

    /** A transaction that a command names. */
    void know(PastTransaction transaction) {
        past.put(transaction.id(), transaction);
    }

    void know(Reversed parts) {
        reversed.put(parts.transactionId(), parts);
    }

    /**
     * Leaves the lots of all accounts unknown but of those whose lots a command may look at and of
     * those who are due.
     *
     * @return those whose lots, and holds where they have any, are to be loaded
     */
    Set<UUID> countOnly(Set<UUID> named, Instant now) {
        var counted = new LinkedHashSet<UUID>();
        for (var account : accounts.values()) {
            if (named.contains(account.id()) || account.isDue(now)) counted.add(account.id());
            else uncounted.add(account.id());
        }
        return counted;
    }

    // What a decision is made on.

    List<UUID> accountIds() {
        return List.copyOf(accounts.keySet());
    }

    Optional<Account> account(UUID id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** Members who have points in holds, and whose lots are counted. */
    List<UUID> holders() {
        return accounts.values().stream()
                .filter(account -> account.standing().held() > 0)
                .filter(account -> !uncounted.contains(account.id()))
                .map(Account::id)
                .toList();
    }

    Standing standing(UUID memberId) {
        return account(memberId).orElseThrow().standing();
    }

    MemberLots lotsOf(UUID memberId) {
        return lots.computeIfAbsent(memberId, MemberLots::new);
    }

    Optional<Hold> hold(UUID id) {
        return Optional.ofNullable(holds.get(id));
    }

    /** A member's holds that are not resolved, the one that runs out next first. */
    NavigableSet<Hold> placedHoldsOf(UUID memberId) {
        return placed.computeIfAbsent(memberId, _ -> new TreeSet<>(Hold.FIRST_OUT));
    }

    /** How much there is to decide on: lots and holds that are open. */
    int size() {
        return lots.values().stream().mapToInt(MemberLots::size).sum()
                + placed.values().stream().mapToInt(Set::size).sum();
    }

    Optional<PastTransaction> past(UUID id) {
        return Optional.ofNullable(past.get(id));
    }

    /** What of a transaction has been taken back. */
    Reversed reversed(UUID transactionId) {
        return reversed.getOrDefault(transactionId, new Reversed(transactionId, 0, 0));
    }

    Optional<EarlierOutcome> outcome(Operation operation) {
        return Optional.ofNullable(outcomes.get(operation.id()));
    }

    /**
     * The earliest moment at which time alone changes a member's account; null where it does not.
     */
    @Nullable Instant dueAt(UUID memberId) {
        var lotMoments = lotsOf(memberId).next().map(expiry::dueAt);
        var holdMoments = placedHoldsOf(memberId).stream().limit(1).map(Hold::expiresAt);
        var uncountedMoment =
                account(memberId).filter(it -> uncounted.contains(memberId)).map(Account::dueAt);
        return Stream.of(lotMoments, holdMoments, uncountedMoment.stream())
                .flatMap(moments -> moments)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    // What is decided.

    /** Points change their state; nothing moves. */
    void apply(Movement movement) {
        var account = account(movement.memberId()).orElseThrow();
        replace(account.after(movement), movement.lots());
    }

    /** Takes over what a transaction does; its member entries are in the order of the movements. */
    void add(Transaction transaction, List<Movement> movements) {
        transactions.add(transaction);
        for (var index = 0; index < movements.size(); index++) {
            var leg = (Entry.OfMember) transaction.entries().get(index);
            var account = account(leg.accountId()).orElseThrow();
            replace(account.after(leg, transaction.recordedAt()), movements.get(index).lots());
        }
        if (transaction.reverses() != null)
            know(
                    reversed(transaction.reverses())
                            .plus(Math.abs(transaction.entries().getFirst().points())));
    }

    /** Has an account written, changed or not: what it says of the next moment may be. */
    void touch(UUID memberId) {
        if (accounts.containsKey(memberId)) changedAccounts.add(memberId);
    }

    void add(Hold hold) {
        know(hold);
        changedHolds.add(hold.id());
    }

    /** Remembers what a key led to. */
    void add(AppliedOperation operation, EarlierOutcome outcome) {
        operations.add(operation);
        know(outcome);
    }

    private void replace(Account account, LotPoints points) {
        accounts.put(account.id(), account);
        changedAccounts.add(account.id());
        lotsOf(account.id()).change(points);
    }

    // What is written.

    boolean isUnchanged() {
        return changedAccounts.isEmpty();
    }

    List<Account> changedAccounts() {
        return changedAccounts.stream()
                .map(id -> account(id).orElseThrow().dueAt(dueAt(id)))
                .toList();
    }

    /** As they will be. */
    List<Lot> changedLots() {
        return changedLots(memberId -> !uncounted.contains(memberId));
    }

    /** What comes into lots that were not loaded. */
    List<Lot> grownLots() {
        return changedLots(uncounted::contains);
    }

    private List<Lot> changedLots(Predicate<UUID> whose) {
        return lots.entrySet().stream()
                .filter(ofMember -> whose.test(ofMember.getKey()))
                .flatMap(ofMember -> ofMember.getValue().changed().stream())
                .toList();
    }

    List<Hold> changedHolds() {
        return changedHolds.stream().map(holds::get).filter(Objects::nonNull).toList();
    }

    List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    List<AppliedOperation> operations() {
        return List.copyOf(operations);
    }

    /**
     * What of a transaction has been taken back.
     *
     * @param parts in how many reversals
     */
    record Reversed(UUID transactionId, long points, long parts) {

        private Reversed plus(long more) {
            return new Reversed(transactionId, Math.addExact(points, more), parts + 1);
        }
    }

    /** A key that took effect in this flush, and the transaction or hold it led to. */
    record AppliedOperation(Operation operation, UUID resultId) {}

    /** A key that took effect before, and what it led to. */
    record EarlierOutcome(Operation operation, Result result) {

        /** What this command, sent again, was answered then; empty where it is another one. */
        Optional<Outcome> answerTo(Command<?> command) {
            return Optional.ofNullable(command.operation())
                    .filter(operation::isRepeatedBy)
                    .flatMap(_ -> result.answerTo(command));
        }
    }

    /**
     * A transaction's receipt or a hold; neither where a key led to something outside the ledger.
     *
     * @param hold as it is now: once it is resolved it does not change any more
     */
    record Result(@Nullable Receipt receipt, @Nullable Hold hold) {

        private Optional<Outcome> answerTo(Command<?> command) {
            if (hold == null) return Optional.ofNullable(receipt);
            var then = command instanceof Command.Place ? hold.asPlaced() : hold;
            return Optional.of(HoldReceipt.of(then).replay());
        }
    }
}
