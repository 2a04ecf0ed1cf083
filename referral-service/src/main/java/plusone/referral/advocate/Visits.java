package plusone.referral.advocate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;
import plusone.referral.programme.Programmes;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Counts who follows an advocate's link, and knows where it leads. */
@Service
class Visits {

    private final AdvocateTables tables;
    private final Programmes programmes;
    private final Atomically atomically;
    private final Clock clock;

    Visits(AdvocateTables tables, Programmes programmes, Atomically atomically, Clock clock) {
        this.tables = tables;
        this.programmes = programmes;
        this.atomically = atomically;
        this.clock = clock;
    }

    /** Counts a visit; gives the landing page. Fails with the problem {@code code-not-found}. */
    Mono<String> count(Code code) {
        return tables.byCode(code)
                .switchIfEmpty(
                        Mono.error(() -> AdvocateProblems.of(new AdvocateRejection.UnknownLink())))
                .delayUntil(
                        advocate ->
                                tables.countVisit(advocate.id(), today()).as(atomically::commit))
                .flatMap(advocate -> programmes.byId(advocate.programmeId()))
                .map(programme -> programme.landingPageWith(code.value()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
