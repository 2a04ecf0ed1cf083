package plusone.loyalty.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import plusone.contract.Cursor;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.loyalty.ledger.Receipt.BalanceAfter;
import reactor.core.publisher.Mono;

/** What the ledger knows of a member: read, never changed. */
@Service
public class Accounts {

    private final TransactionTables tables;
    private final Expiry expiry;
    private final Clock clock;

    Accounts(TransactionTables tables, Expiry expiry, Clock clock) {
        this.tables = tables;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** A member's balance; fails with the problem {@code member-not-found}. */
    public Mono<Balance> balance(UUID memberId) {
        return Mono.defer(
                () -> {
                    var now = clock.instant();
                    return tables.balance(memberId, expiry.day(now), now)
                            .switchIfEmpty(notFound(memberId));
                });
    }

    /** A member's figures as they stand; fails with the problem {@code member-not-found}. */
    public Mono<BalanceAfter> figures(UUID memberId) {
        return account(memberId).map(account -> BalanceAfter.of(account.standing()));
    }

    /** The status of each of these members. */
    public Mono<Map<UUID, String>> statuses(Collection<UUID> memberIds) {
        return tables.statuses(memberIds);
    }

    /**
     * A member's transactions, newest first in the order in which the ledger decided; the cursor is
     * that number.
     */
    public Mono<Page<TransactionLine>> transactions(
            UUID memberId, TransactionFilter filter, Paging paging) {
        return account(memberId).flatMap(_ -> lines(memberId, filter, paging));
    }

    Mono<TransactionDetail> transaction(UUID id) {
        return tables.detail(id)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        LedgerProblems.of(
                                                new LedgerRejection.TransactionNotFound(id))));
    }

    private Mono<Page<TransactionLine>> lines(
            UUID memberId, TransactionFilter filter, Paging paging) {
        return tables.lines(memberId, filter, before(paging), paging.limit() + 1)
                .collectList()
                .map(lines -> Page.of(lines, paging, line -> Long.toString(line.seq())));
    }

    private Mono<Account> account(UUID memberId) {
        return tables.account(memberId).switchIfEmpty(notFound(memberId));
    }

    private static <T> Mono<T> notFound(UUID memberId) {
        return Mono.error(() -> LedgerProblems.of(new LedgerRejection.MemberNotFound(memberId)));
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
