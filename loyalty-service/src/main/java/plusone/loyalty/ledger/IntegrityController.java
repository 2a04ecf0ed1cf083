package plusone.loyalty.ledger;

import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import reactor.core.publisher.Mono;

@RestController
class IntegrityController {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(2);

    /** Inside the minute that the edge waits. */
    private static final Duration FULL_LIMIT = Duration.ofSeconds(55);

    private final IntegrityChecks checks;

    IntegrityController(IntegrityChecks checks) {
        this.checks = checks;
    }

    @GetMapping("/v1/ledger/integrity")
    @AllowedFor(staff = true)
    Mono<Integrity> integrity(@RequestParam(defaultValue = "false") boolean full) {
        return full ? checks.checkAll(FULL_LIMIT) : checks.check(USUAL_LIMIT);
    }
}
