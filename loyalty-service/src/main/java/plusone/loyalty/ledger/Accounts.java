package plusone.loyalty.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import plusone.contract.Cursor;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.loyalty.ledger.Receipt.BalanceAfter;
import reactor.core.publisher.Mono;

/** What the ledger knows of a member. A read answers as if time had been applied already. */
@Service
public class Accounts {

    private final AccountTables accounts;
    private final TransactionTables transactions;
    private final Settlements settlements;
    private final Decisions decisions;
    private final Expiry expiry;
    private final Clock clock;

    Accounts(
            AccountTables accounts,
            TransactionTables transactions,
            Settlements settlements,
            Decisions decisions,
            Expiry expiry,
            Clock clock) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.settlements = settlements;
        this.decisions = decisions;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** A member's balance; fails with the problem {@code member-not-found}. */
    public Mono<Balance> balance(UUID memberId) {
        return Mono.defer(
                () -> {
                    var now = clock.instant();
                    return settled(memberId, now).map(books -> Balance.of(memberId, books, now));
                });
    }

    /** A member's figures as they stand; fails with the problem {@code member-not-found}. */
    public Mono<BalanceAfter> figures(UUID memberId) {
        return Mono.defer(() -> settled(memberId, clock.instant()))
                .map(books -> BalanceAfter.of(books.standing(memberId)));
    }

    /** The status of each of these members. */
    public Mono<Map<UUID, String>> statuses(Collection<UUID> memberIds) {
        return accounts.statuses(memberIds);
    }

    /**
     * A member's transactions, newest first in the order in which the ledger decided; the cursor is
     * that number. What has expired is among them: a member who is due is settled first.
     */
    public Mono<Page<TransactionLine>> transactions(
            UUID memberId, TransactionFilter filter, Paging paging) {
        return Mono.defer(() -> snapshot(memberId, clock.instant()))
                .filter(books -> books.account(memberId).orElseThrow().isDue(clock.instant()))
                .flatMap(_ -> settlements.settle(memberId))
                .then(Mono.defer(() -> lines(memberId, filter, paging)));
    }

    Mono<TransactionDetail> transaction(UUID id) {
        return transactions
                .detail(id)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        LedgerProblems.of(
                                                new LedgerRejection.TransactionNotFound(id))));
    }

    private Mono<Page<TransactionLine>> lines(
            UUID memberId, TransactionFilter filter, Paging paging) {
        return transactions
                .lines(memberId, filter, before(paging), paging.limit() + 1)
                .collectList()
                .map(lines -> Page.of(lines, paging, line -> Long.toString(line.seq())));
    }

    /** As time has made it by now; nothing of it is written. */
    private Mono<Books> settled(UUID memberId, Instant now) {
        return snapshot(memberId, now)
                .flatMap(books -> LargeBooks.apart(books, books))
                .doOnNext(books -> decisions.settle(books, now));
    }

    private Mono<Books> snapshot(UUID memberId, Instant now) {
        return accounts.snapshot(memberId, new Books(expiry), now)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        LedgerProblems.of(
                                                new LedgerRejection.MemberNotFound(memberId))));
    }

    private static long before(Paging paging) {
        if (paging.cursor() == null) return Long.MAX_VALUE;
        try {
            return Long.parseLong(Cursor.decode(paging.cursor()));
        } catch (NumberFormatException _) {
            throw Cursor.broken();
        }
    }
}
