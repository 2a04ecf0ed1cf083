package plusone.idempotency;

import java.util.UUID;
import java.util.function.Function;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a request that is sent again with its key take effect once, for as long as the database
 * lives.
 *
 * <p>Decided in the database, in the commit of the effect itself: a repetition that comes while the
 * first is under way waits for it, in whatever instance it arrives. A refusal binds nothing: the
 * key may be sent again and is decided anew.
 *
 * <p>All methods fail with the problems {@code idempotency-key-reused} (422, the key belongs to
 * another call or body) and {@code idempotency-in-progress} (409, the first sending outlives the
 * database's time limit for a lock).
 */
public final class Idempotency {

    private final Atomically atomically;
    private final OperationTables tables;
    private final Fingerprints fingerprints;
    private final JsonMapper json;

    Idempotency(
            Atomically atomically,
            OperationTables tables,
            Fingerprints fingerprints,
            JsonMapper json) {
        this.atomically = atomically;
        this.tables = tables;
        this.fingerprints = fingerprints;
        this.json = json;
    }

    /**
     * Names a request.
     *
     * @param caller whose key it is
     * @param kind what the request does, one word
     * @param call verb and path with its ids
     * @param body decoded body
     */
    public Operation operation(
            String caller, IdempotencyKey key, String kind, String call, Object body) {
        return new Operation(caller, key, kind, call, fingerprints.of(call, body));
    }

    /** What became of a caller's key; it may be under way all the same. */
    public Mono<OperationAnswer> find(String caller, IdempotencyKey key) {
        return tables.find(Operation.id(caller, key))
                .map(OperationAnswer::applied)
                .defaultIfEmpty(OperationAnswer.unknown(key));
    }

    /**
     * Runs the work and keeps its answer in one transaction, or answers what was answered then.
     *
     * @param work runs inside the transaction; an error rolls back and leaves the key free
     */
    public Mono<Answer> once(Operation operation, Mono<Effect> work) {
        var fresh =
                work.flatMap(
                        effect ->
                                tables.insert(operation, effect.resultId())
                                        .then(keep(operation, effect))
                                        .thenReturn(answer(effect, false)));
        return decided(operation, fresh, earlier -> kept(operation, earlier));
    }

    /**
     * Runs the work in one transaction and finds its answer after the commit: for answers that
     * depend on what others make of it. The answer that is found first is kept; every sending gets
     * that one.
     *
     * @param work runs inside the transaction and gives the id of the resource
     * @param answering finds the answer for that resource; runs outside a transaction, and again
     *     where the process died in between
     */
    public Mono<Answer> once(
            Operation operation, Mono<UUID> work, Function<UUID, Mono<Effect>> answering) {
        var fresh =
                work.flatMap(id -> tables.insert(operation, id).thenReturn(new Decided(id, false)));
        return decided(
                        operation,
                        fresh,
                        earlier -> Mono.just(new Decided(earlier.resultId(), true)))
                .flatMap(decided -> firstAnswer(operation, decided, answering));
    }

    /**
     * In one transaction, and in a second one where somebody who does not know of the lock, as the
     * ledger does not, was quicker with the key.
     */
    private <T> Mono<T> decided(
            Operation operation, Mono<T> fresh, Function<EarlierOperation, Mono<T>> repeated) {
        return tables.lock(operation)
                .then(tables.find(operation))
                .flatMap(earlier -> earlier.repeatedBy(operation).then(repeated.apply(earlier)))
                .switchIfEmpty(fresh)
                .as(atomically::commit)
                .retryWhen(Retry.max(1).filter(KeyTakenException.class::isInstance));
    }

    private Mono<Answer> firstAnswer(
            Operation operation, Decided decided, Function<UUID, Mono<Effect>> answering) {
        var found =
                Mono.defer(() -> answering.apply(decided.resultId()))
                        .flatMap(effect -> keep(operation, effect).as(atomically::commit))
                        .then(tables.answer(operation, decided.resultId()));
        return tables.answer(operation, decided.resultId())
                .switchIfEmpty(found)
                .map(
                        answer ->
                                new Answer(
                                        answer.status(),
                                        answer.resultId(),
                                        answer.figures(),
                                        decided.replayed()));
    }

    private Mono<Answer> kept(Operation operation, EarlierOperation earlier) {
        return tables.answer(operation, earlier.resultId())
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        new IllegalStateException(
                                                "operation without an answer: " + operation.id())));
    }

    private Mono<Void> keep(Operation operation, Effect effect) {
        return tables.insertAnswer(
                operation, effect.status(), json.writeValueAsString(effect.figures()));
    }

    private Answer answer(Effect effect, boolean replayed) {
        return new Answer(
                effect.status(),
                effect.resultId(),
                json.writeValueAsString(effect.figures()),
                replayed);
    }

    private record Decided(UUID resultId, boolean replayed) {}
}
