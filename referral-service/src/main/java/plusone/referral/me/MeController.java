package plusone.referral.me;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Page;
import plusone.contract.Paging;
import reactor.core.publisher.Mono;

/** What customers see of their own referrals, by their token's {@code sub}. */
@RestController
class MeController {

    private final MyReferrals referrals;

    MeController(MyReferrals referrals) {
        this.referrals = referrals;
    }

    @GetMapping("/v1/me/referral")
    @AllowedFor(customers = true)
    Mono<MyReferral> code(
            Caller caller, @RequestParam(required = false) @Nullable UUID programmeId) {
        return referrals.code(caller.subject(), programmeId);
    }

    @GetMapping("/v1/me/referrals")
    @AllowedFor(customers = true)
    Mono<Page<MyFriend>> friends(Caller caller, Paging paging) {
        return referrals.friends(caller.subject(), paging);
    }

    @GetMapping("/v1/me/home")
    @AllowedFor(customers = true)
    Mono<HomePart> home(Caller caller) {
        return referrals.home(caller.subject());
    }
}
