package plusone.loyalty.ledger;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import plusone.loyalty.ledger.IntegrityTables.Slice;
import plusone.loyalty.ledger.VerificationTables.Span;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/**
 * Verifies new transactions as they come. It never passes one that does not hold: that is told for
 * as long as it is so, and no longer.
 */
@Service
class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);

    private final VerificationTables verification;
    private final TransactionChecks transactions;
    private final IntegrityTables tables;
    private final Atomically atomically;

    Verification(
            VerificationTables verification,
            TransactionChecks transactions,
            IntegrityTables tables,
            Atomically atomically) {
        this.verification = verification;
        this.transactions = transactions;
        this.tables = tables;
        this.atomically = atomically;
    }

    /** Verifies the next slice; tells whether it got further. */
    Mono<Boolean> step() {
        return Slices.inTime(this::step);
    }

    private Mono<Boolean> step(int size) {
        return verification
                .close()
                .filter(span -> span.verified() < span.closed())
                .flatMap(span -> verify(span, size))
                .defaultIfEmpty(false)
                .as(atomically::commit);
    }

    private Mono<Boolean> verify(Span span, int size) {
        return transactions
                .next(span.verified(), span.closed(), size)
                .flatMap(slice -> verify(span, slice));
    }

    private Mono<Boolean> verify(Span span, Slice transactions) {
        var last = transactions.lastNumber();
        long upTo = last == null ? span.closed() : last;
        return tables.accountsOf(span.verified(), upTo)
                .flatMap(
                        accounts ->
                                transactions.holds() && accounts.holds()
                                        ? verification.pass(upTo).thenReturn(true)
                                        : told(transactions, accounts));
    }

    private static Mono<Boolean> told(Slice transactions, Slice accounts) {
        log.error(
                "The books do not hold: {}",
                Stream.of(transactions, accounts)
                        .flatMap(slice -> slice.broken().entrySet().stream())
                        .map(fault -> fault.getKey() + " is broken at " + fault.getValue())
                        .collect(Collectors.joining(", ")));
        return Mono.just(false);
    }
}
