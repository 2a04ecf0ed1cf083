package plusone.referral.advocate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;
import plusone.referral.programme.LandingUrl;
import reactor.core.publisher.Mono;

/** Leads whoever follows an advocate's link on, and counts them. */
@Service
class Visits {

    private final Links links;
    private final VisitCounts counts;
    private final Clock clock;

    Visits(Links links, VisitCounts counts, Clock clock) {
        this.links = links;
        this.counts = counts;
        this.clock = clock;
    }

    /** The landing page, for somebody who visits it. */
    Mono<String> counted(String typed) {
        return found(typed)
                .doOnNext(found -> counts.count(new LinkDay(found.link().advocateId(), today())))
                .map(Found::landingPage);
    }

    /** The landing page, for a program that looks where the link leads. */
    Mono<String> uncounted(String typed) {
        return found(typed).map(Found::landingPage);
    }

    /** Fails with the problem {@code code-not-found}. */
    private Mono<Found> found(String typed) {
        return Mono.justOrEmpty(Code.in(typed))
                .flatMap(code -> links.byCode(code).map(link -> Found.of(link, code)))
                .switchIfEmpty(
                        Mono.error(() -> AdvocateProblems.of(new AdvocateRejection.UnknownLink())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private record Found(Link link, String landingPage) {

        static Found of(Link link, Code code) {
            var page = LandingUrl.of(link.landingUrl()).with("code", code.value());
            return new Found(link, page.toString());
        }
    }
}
