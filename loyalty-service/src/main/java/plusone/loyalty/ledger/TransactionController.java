package plusone.loyalty.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.batches.Batch;
import plusone.batches.LineAnswer;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Length;
import plusone.contract.Visible;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class TransactionController {

    private static final String KIND = "transaction";

    private final Ledger ledger;
    private final Accounts accounts;
    private final Idempotency operations;
    private final Clock clock;

    TransactionController(Ledger ledger, Accounts accounts, Idempotency operations, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.operations = operations;
        this.clock = clock;
    }

    @PostMapping("/v1/transactions")
    @AllowedFor(services = true, roles = "admin")
    Mono<ResponseEntity<Receipt>> post(
            Caller caller, @Valid @RequestBody PostTransaction request, IdempotencyKey key) {
        return ledger.submit(command(caller, key, request)).map(ReceiptAnswers::created);
    }

    /** A line is the same call as one of its own: either may be sent again as the other. */
    @PostMapping(path = "/v1/transactions/batch", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @AllowedFor(services = true, roles = "admin")
    Flux<LineAnswer> postAll(Caller caller, Batch batch) {
        return batch.answers(
                PostTransaction.class,
                (key, request) ->
                        ledger.submitLater(command(caller, key, request))
                                .map(ReceiptAnswers::line));
    }

    private Command.OfPoints command(Caller caller, IdempotencyKey key, PostTransaction request) {
        var operation =
                operations.operation(caller.id(), key, KIND, "POST /v1/transactions", request);
        return request.toCommand(operation, clock.instant(), actor(caller));
    }

    @GetMapping("/v1/transactions/{id}")
    @AllowedFor(staff = true, services = true)
    Mono<TransactionDetail> get(@PathVariable UUID id) {
        return accounts.transaction(id);
    }

    @PostMapping("/v1/transactions/{id}/reversal")
    @AllowedFor(
            services = true,
            roles = {"support", "admin"})
    Mono<ResponseEntity<Receipt>> reverse(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody Reversal request,
            IdempotencyKey key) {
        var call = "POST /v1/transactions/" + id + "/reversal";
        var operation = operations.operation(caller.id(), key, KIND, call, request);
        var remark = new Remark(request.reason(), null, actor(caller));
        var command = new Command.Reverse(operation, id, request.points(), clock.instant(), remark);
        return ledger.submit(command).map(ReceiptAnswers::created);
    }

    /** A person who moves points by hand is named in the transaction. */
    static @Nullable String actor(Caller caller) {
        return caller.kind() == Caller.Kind.STAFF ? caller.id() : null;
    }

    record Reversal(
            @Nullable @Min(1) @Max(1_000_000_000) Long points,
            @NotNull @Visible @Length(max = 500) String reason) {}
}
