package plusone.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.contract.Page;
import plusone.contract.Paging;
import reactor.core.publisher.Mono;

@RestController
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/v1/members/{id}/balance")
    @AllowedFor(staff = true, services = true)
    Mono<Balance> balance(@PathVariable UUID id) {
        return accounts.balance(id);
    }

    @GetMapping("/v1/members/{id}/transactions")
    @AllowedFor(staff = true, services = true)
    Mono<Page<TransactionLine>> transactions(
            @PathVariable UUID id,
            @RequestParam(required = false) Transaction.@Nullable Type type,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            Paging paging) {
        return accounts.transactions(id, new TransactionFilter(type, from, to), paging);
    }
}
