package plusone.referral.settlement;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import plusone.referral.referral.Progress;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.SettlementTables;
import plusone.transactions.Atomically;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes referrals a step further, each step in a commit of its own. */
@Service
class Settlements {

    private static final Logger log = LoggerFactory.getLogger(Settlements.class);

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

    /** Approves what is due. */
    Mono<Void> approveDue() {
        return each(tables::due, Progress::approved);
    }

    /** Ends what ran out. */
    Mono<Void> expireRunOut() {
        return each(tables::runOut, Progress::expired);
    }

    /** Takes a step of this referral. */
    Mono<Void> step(UUID referralId, UnaryOperator<Progress> step) {
        return stepped(referralId, step).as(atomically::commit);
    }

    /** One after the other. One that fails does not hold up those behind it. */
    private Mono<Void> each(Function<Instant, Flux<UUID>> whose, UnaryOperator<Progress> step) {
        return Flux.defer(() -> whose.apply(clock.instant()))
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> taken(id, step))
                .then();
    }

    private Mono<Void> taken(UUID referralId, UnaryOperator<Progress> step) {
        return tables.take(referralId)
                .flatMap(id -> stepped(id, step))
                .as(atomically::commit)
                .doOnError(
                        failure ->
                                log.error(
                                        "referral {} is stuck: {}", referralId, failure.toString()))
                .onErrorComplete();
    }

    private Mono<Void> stepped(UUID referralId, UnaryOperator<Progress> step) {
        return referrals
                .locked(referralId)
                .map(it -> step.apply(Progress.of(it, clock.instant())))
                .flatMap(referrals::keep);
    }
}
