package plusone.loyalty.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Identifier;
import plusone.idempotency.Idempotency;
import plusone.idempotency.IdempotencyKey;
import plusone.idempotency.Operation;
import reactor.core.publisher.Mono;

@RestController
class HoldController {

    private final Ledger ledger;
    private final Holds holds;
    private final Idempotency operations;
    private final LedgerSettings settings;
    private final Clock clock;

    HoldController(
            Ledger ledger,
            Holds holds,
            Idempotency operations,
            LedgerSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.operations = operations;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/v1/holds")
    @AllowedFor(services = true, roles = "admin")
    Mono<ResponseEntity<HoldReceipt>> place(
            Caller caller, @Valid @RequestBody PlaceHold request, IdempotencyKey key) {
        var command =
                new Command.Place(
                        operation(caller, key, "POST /v1/holds", request),
                        request.memberId(),
                        request.points(),
                        request.reference(),
                        Objects.requireNonNullElse(request.ttl(), settings.holdTtl()),
                        clock.instant());
        return ledger.submit(command).map(ReceiptAnswers::created);
    }

    @GetMapping("/v1/holds/{id}")
    @AllowedFor(services = true, roles = "admin")
    Mono<HoldReceipt> get(@PathVariable UUID id) {
        return holds.byId(id);
    }

    @PostMapping("/v1/holds/{id}/capture")
    @AllowedFor(services = true, roles = "admin")
    Mono<ResponseEntity<HoldReceipt>> capture(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Capture request,
            IdempotencyKey key) {
        var asked = Objects.requireNonNullElse(request, Capture.ALL);
        var command =
                new Command.Capture(
                        operation(caller, key, "POST /v1/holds/" + id + "/capture", asked),
                        id,
                        asked.points(),
                        clock.instant(),
                        TransactionController.actor(caller));
        return ledger.submit(command).map(ReceiptAnswers::ok);
    }

    @PostMapping("/v1/holds/{id}/release")
    @AllowedFor(services = true, roles = "admin")
    Mono<ResponseEntity<HoldReceipt>> release(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Release request,
            IdempotencyKey key) {
        var asked = Objects.requireNonNullElse(request, Release.WHOLE);
        var operation = operation(caller, key, "POST /v1/holds/" + id + "/release", asked);
        return ledger.submit(new Command.Release(operation, id, clock.instant()))
                .map(ReceiptAnswers::ok);
    }

    private Operation operation(Caller caller, IdempotencyKey key, String call, Object request) {
        return operations.operation(caller.id(), key, "hold", call, request);
    }

    /** Body of {@code POST /v1/holds}. */
    record PlaceHold(
            @NotNull UUID memberId,
            @NotNull @Min(1) @Max(1_000_000_000) Long points,
            @NotNull @Identifier String reference,
            @Nullable
                    @DurationMin(minutes = 1, message = "must be PT1M or longer")
                    @DurationMax(days = 7, message = "must be P7D or shorter")
                    Duration ttl) {}

    /** Body of a capture; without points it takes all of them. */
    record Capture(@Nullable @Min(1) @Max(1_000_000_000) Long points) {

        static final Capture ALL = new Capture(null);
    }

    /** A release has nothing to say. */
    record Release() {

        static final Release WHOLE = new Release();
    }
}
