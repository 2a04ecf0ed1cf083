package plusone.loyalty.ledger;

import java.time.Clock;
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
    private final Clock clock;

    Accounts(TransactionTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** A member's balance; fails with the problem {@code member-not-found}. */
    public Mono<Balance> balance(UUID memberId) {
        return account(memberId)
                .flatMap(
                        account ->
                                tables.expiring(memberId)
                                        .collectList()
                                        .map(
                                                expiring ->
                                                        new Balance(
                                                                account.standing().available(),
                                                                account.standing().pending(),
                                                                account.standing().held(),
                                                                account.standing().debt(),
                                                                account.standing().earned(),
                                                                expiring,
                                                                clock.instant())));
    }

    /** A member's figures as they stand; fails with the problem {@code member-not-found}. */
    public Mono<BalanceAfter> figures(UUID memberId) {
        return account(memberId).map(account -> BalanceAfter.of(account.standing()));
    }

    /** A member's status; fails with the problem {@code member-not-found}. */
    public Mono<String> status(UUID memberId) {
        return account(memberId).map(account -> account.status().name());
    }

    /**
     * A member's transactions, newest first in the order in which the ledger decided; the cursor is
     * that number.
     */
    public Mono<Page<TransactionLine>> transactions(
            UUID memberId, TransactionFilter filter, Paging paging) {
        return account(memberId)
                .flatMap(
                        _ ->
                                tables.lines(memberId, filter, before(paging), paging.limit() + 1)
                                        .collectList()
                                        .map(
                                                lines ->
                                                        Page.of(
                                                                lines,
                                                                paging,
                                                                line ->
                                                                        Long.toString(
                                                                                line.seq()))));
    }

    Mono<TransactionDetail> transaction(UUID id) {
        return tables.detail(id)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        LedgerProblems.of(
                                                new LedgerRejection.TransactionNotFound(id))));
    }

    private Mono<Account> account(UUID memberId) {
        return tables.account(memberId)
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
