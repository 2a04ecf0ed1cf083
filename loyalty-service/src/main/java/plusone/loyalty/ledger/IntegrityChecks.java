package plusone.loyalty.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.loyalty.ledger.Integrity.Check;
import plusone.loyalty.ledger.IntegrityTables.Slice;
import reactor.core.publisher.Mono;

/**
 * Says whether the books hold, on top of what the background check has verified or anew; for as
 * long as it is given, telling what it did not reach.
 */
@Service
class IntegrityChecks {

    private static final UUID START = new UUID(0, 0);

    private final TransactionChecks transactions;
    private final IntegrityTables tables;
    private final VerificationTables verification;
    private final Clock clock;

    IntegrityChecks(
            TransactionChecks transactions,
            IntegrityTables tables,
            VerificationTables verification,
            Clock clock) {
        this.transactions = transactions;
        this.tables = tables;
        this.verification = verification;
        this.clock = clock;
    }

    /** Checks what is new since the background check, then accounts for the rest of the time. */
    Mono<Integrity> check(Duration limit) {
        return verification.verified().flatMap(verified -> check(verified, limit));
    }

    /** Checks everything anew. */
    Mono<Integrity> checkAll(Duration limit) {
        return check(0, limit);
    }

    private Mono<Integrity> check(long verified, Duration limit) {
        return Mono.defer(
                () -> {
                    var deadline = clock.instant().plus(limit);
                    return transactions(verified, deadline)
                            .flatMap(
                                    walk ->
                                            accounts(deadline)
                                                    .flatMap(walk2 -> result(walk, walk2)));
                });
    }

    private Mono<Walk<Long>> transactions(long verified, Instant deadline) {
        var checks =
                List.of(
                        Check.nothingYet(IntegrityTables.TRANSACTIONS_BALANCE),
                        Check.nothingYet(IntegrityTables.CHAINS_HOLD),
                        Check.nothingYet(TransactionChecks.REMARKS_AGREE));
        return walk(
                new Walk<>(checks, verified, false),
                after -> Slices.inTime(size -> transactions.next(after, Long.MAX_VALUE, size)),
                Slice::lastNumber,
                deadline);
    }

    private Mono<Walk<UUID>> accounts(Instant deadline) {
        return walk(
                new Walk<>(List.of(Check.nothingYet(IntegrityTables.ACCOUNTS_AGREE)), START, false),
                after -> Slices.inTime(size -> tables.accounts(after, size)),
                Slice::lastAccount,
                deadline);
    }

    private Mono<Integrity> result(Walk<Long> transactions, Walk<UUID> accounts) {
        var checks =
                Stream.concat(transactions.checks().stream(), accounts.checks().stream()).toList();
        var behind =
                transactions.isAtEnd()
                        ? Mono.just(0L)
                        : tables.entriesAfter(transactions.position());
        return behind.map(
                entries ->
                        new Integrity(
                                checks.stream().allMatch(Check::holds),
                                checks,
                                entries,
                                clock.instant()));
    }

    private <P> Mono<Walk<P>> walk(
            Walk<P> begun,
            Function<P, Mono<Slice>> slices,
            Function<Slice, @Nullable P> last,
            Instant deadline) {
        return step(begun, slices, last)
                .expand(
                        walk ->
                                walk.isAtEnd() || clock.instant().isAfter(deadline)
                                        ? Mono.empty()
                                        : step(walk, slices, last))
                .last();
    }

    private static <P> Mono<Walk<P>> step(
            Walk<P> walk, Function<P, Mono<Slice>> slices, Function<Slice, @Nullable P> last) {
        return Mono.defer(() -> slices.apply(walk.position()))
                .map(slice -> walk.and(slice, last.apply(slice)));
    }

    /** How far checks have come. */
    private record Walk<P>(List<Check> checks, P position, boolean isAtEnd) {

        Walk<P> and(Slice slice, @Nullable P last) {
            return new Walk<>(
                    checks.stream().map(check -> check.and(slice)).toList(),
                    Objects.requireNonNullElse(last, position),
                    last == null);
        }
    }
}
