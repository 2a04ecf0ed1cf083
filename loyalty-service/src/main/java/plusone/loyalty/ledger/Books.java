package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.idempotency.Operation;

/**
 * What one flush knows and decides: loaded under lock, carried from command to command, and written
 * at the end. Belongs to one flush and is seen by one thread at a time.
 */
final class Books {

    private final Map<UUID, Account> accounts = new HashMap<>();
    private final Map<UUID, NavigableMap<LocalDate, Lot>> lots = new HashMap<>();
    private final Map<UUID, EarlierReceipt> receipts = new HashMap<>();
    private final Map<UUID, PastTransaction> past = new HashMap<>();
    private final Set<UUID> reversed;

    private final Map<UUID, Account> changedAccounts = new LinkedHashMap<>();
    private final Map<LotKey, Lot> changedLots = new LinkedHashMap<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<AppliedOperation> operations = new ArrayList<>();

    Books(
            Collection<Account> accounts,
            Collection<Lot> lots,
            Collection<EarlierReceipt> receipts,
            Collection<PastTransaction> past,
            Set<UUID> reversed) {
        accounts.forEach(account -> this.accounts.put(account.id(), account));
        lots.forEach(lot -> lotsOf(lot.accountId()).put(lot.expiresOn(), lot));
        receipts.forEach(receipt -> this.receipts.put(receipt.operation().id(), receipt));
        past.forEach(transaction -> this.past.put(transaction.id(), transaction));
        this.reversed = Set.copyOf(reversed);
    }

    Optional<Account> account(UUID id) {
        return Optional.ofNullable(accounts.get(id));
    }

    Optional<PastTransaction> past(UUID id) {
        return Optional.ofNullable(past.get(id));
    }

    Optional<EarlierReceipt> receipt(Operation operation) {
        return Optional.ofNullable(receipts.get(operation.id()));
    }

    boolean isReversed(UUID transactionId) {
        return reversed.contains(transactionId)
                || transactions.stream()
                        .anyMatch(transaction -> transactionId.equals(transaction.reverses()));
    }

    /** A member's lots, oldest expiry first. */
    NavigableMap<LocalDate, Lot> lotsOf(UUID memberId) {
        return lots.computeIfAbsent(memberId, _ -> new TreeMap<>());
    }

    /** Takes over what a transaction does. */
    void add(Transaction transaction, Expiry expiry) {
        transactions.add(transaction);
        for (var entry : transaction.entries()) {
            if (entry instanceof Entry.OfMember leg) add(leg, transaction, expiry);
        }
    }

    /** Remembers what a key led to. */
    void add(Operation operation, Receipt receipt) {
        operations.add(new AppliedOperation(operation, receipt.id()));
        receipts.put(operation.id(), new EarlierReceipt(operation, receipt.replay()));
    }

    private void add(Entry.OfMember leg, Transaction transaction, Expiry expiry) {
        var lots = lotsOf(leg.accountId());
        leg.lots()
                .forEach(
                        (day, points) -> {
                            var lot =
                                    lots.getOrDefault(day, Lot.empty(leg.accountId(), day))
                                            .plus(points);
                            lots.put(day, lot);
                            changedLots.put(new LotKey(leg.accountId(), day), lot);
                        });
        var account = accounts.get(leg.accountId());
        if (account == null)
            throw new IllegalStateException("an entry of an account that was not loaded");
        var changed =
                account.after(leg, transaction.recordedAt()).dueAt(expiry.first(lots.values()));
        accounts.put(leg.accountId(), changed);
        changedAccounts.put(leg.accountId(), changed);
    }

    boolean isUnchanged() {
        return transactions.isEmpty();
    }

    List<Account> changedAccounts() {
        return List.copyOf(changedAccounts.values());
    }

    List<Lot> changedLots() {
        return List.copyOf(changedLots.values());
    }

    List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    List<AppliedOperation> operations() {
        return List.copyOf(operations);
    }

    /** A key that took effect in this flush, and the transaction it led to. */
    record AppliedOperation(Operation operation, UUID transactionId) {}

    /**
     * A key that took effect before.
     *
     * @param receipt its answer; null where it was no command to the ledger
     */
    record EarlierReceipt(Operation operation, @Nullable Receipt receipt) {}

    private record LotKey(UUID accountId, LocalDate expiresOn) {}
}
