package plusone.referral.settlement;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import plusone.referral.referral.Progress;
import plusone.referral.referral.Referrals;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Takes referrals a step further, each step in a commit of its own. */
@Service
class Settlements {

    private final Referrals referrals;
    private final SettlementTables tables;
    private final Atomically atomically;
    private final Clock clock;

    Settlements(Referrals referrals, SettlementTables tables, Atomically atomically, Clock clock) {
        this.referrals = referrals;
        this.tables = tables;
        this.atomically = atomically;
        this.clock = clock;
    }

    /** Approves one referral that is due; whether there was one. */
    Mono<Boolean> approveNext() {
        return next(tables::due, Progress::approved);
    }

    /** Ends one referral that ran out; whether there was one. */
    Mono<Boolean> expireNext() {
        return next(tables::runOut, Progress::expired);
    }

    /** Takes a step of this referral. */
    Mono<Void> step(UUID referralId, UnaryOperator<Progress> step) {
        return stepped(referralId, step).as(atomically::commit);
    }

    private Mono<Boolean> next(Function<Instant, Mono<UUID>> whose, UnaryOperator<Progress> step) {
        return Mono.defer(() -> whose.apply(clock.instant()))
                .flatMap(id -> stepped(id, step).thenReturn(true))
                .defaultIfEmpty(false)
                .as(atomically::commit);
    }

    private Mono<Void> stepped(UUID referralId, UnaryOperator<Progress> step) {
        return referrals
                .locked(referralId)
                .map(it -> step.apply(Progress.of(it, clock.instant())))
                .flatMap(referrals::keep);
    }
}
