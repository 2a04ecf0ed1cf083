package plusone.referral.advocate;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where an advocate's link leads. */
@RestController
class VisitController {

    private final Visits visits;

    VisitController(Visits visits) {
        this.visits = visits;
    }

    /**
     * Never from a cache: each visit counts. It leads on whatever form of answer is asked for;
     * those that are named are the forms of a refusal.
     */
    @GetMapping(
            path = "/r/{code}",
            produces = {
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.ALL_VALUE
            })
    Mono<ResponseEntity<Void>> visit(@PathVariable String code, ServerHttpRequest request) {
        var landingPage = Visitors.isOne(request) ? visits.counted(code) : visits.uncounted(code);
        return landingPage.map(VisitController::found);
    }

    /** The length is said, or the server would announce parts to HEAD, and none to GET. */
    private static ResponseEntity<Void> found(String landingPage) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, landingPage)
                .cacheControl(CacheControl.noStore())
                .contentLength(0)
                .build();
    }
}
