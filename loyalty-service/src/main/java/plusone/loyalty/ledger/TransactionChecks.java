package plusone.loyalty.ledger;

import org.springframework.stereotype.Component;
import plusone.loyalty.ledger.IntegrityTables.Slice;
import plusone.loyalty.ledger.IntegrityTables.WrittenRemark;
import reactor.core.publisher.Mono;

/**
 * Checks transactions a slice at a time: the database what it can see itself, and here that the
 * words are those of the digest, whose key the database does not have.
 */
@Component
class TransactionChecks {

    /** Each remark that has not been erased is what the chain covers. */
    static final String REMARKS_AGREE = "remarks-agree";

    private final IntegrityTables tables;
    private final RemarkDigests digests;

    TransactionChecks(IntegrityTables tables, RemarkDigests digests) {
        this.tables = tables;
        this.digests = digests;
    }

    /** The next transactions after this number and up to that one, this many at most. */
    Mono<Slice> next(long after, long upTo, int limit) {
        return tables.transactions(after, upTo, limit).flatMap(slice -> remarks(after, slice));
    }

    private Mono<Slice> remarks(long after, Slice slice) {
        var last = slice.lastNumber();
        if (last == null) return Mono.just(slice);
        return tables.remarks(after, last)
                .filter(this::isAnother)
                .next()
                .map(remark -> slice.and(REMARKS_AGREE, remark.transactionId()))
                .defaultIfEmpty(slice);
    }

    private boolean isAnother(WrittenRemark written) {
        return !digests.of(written.remark()).equals(written.digest());
    }
}
