package plusone.referral.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import plusone.callers.Caller;
import plusone.contract.Identifier;
import plusone.contract.Page;
import plusone.contract.Paging;
import reactor.core.publisher.Mono;

@RestController
class ReferralController {

    private final Referrals referrals;

    ReferralController(Referrals referrals) {
        this.referrals = referrals;
    }

    @GetMapping("/v1/referrals")
    @AllowedFor(staff = true, partnersWith = "referrals:read")
    Mono<Page<ReferralAnswer>> list(
            Caller caller,
            @RequestParam(required = false) Referral.@Nullable Status status,
            @RequestParam(required = false) @Nullable @Identifier String friendExternalId,
            @RequestParam(required = false) @Nullable Instant updatedAfter,
            Paging paging) {
        var filter = new ReferralFilter(caller.partnerId(), status, friendExternalId, updatedAfter);
        return referrals
                .list(filter, paging)
                .map(
                        page ->
                                new Page<>(
                                        page.items().stream().map(ReferralAnswer::of).toList(),
                                        page.nextCursor()));
    }

    @GetMapping("/v1/referrals/{id}")
    @AllowedFor(staff = true, partnersWith = "referrals:read")
    Mono<ReferralAnswer> get(Caller caller, @PathVariable UUID id) {
        return referrals.byId(id, caller).map(ReferralAnswer::of);
    }
}
