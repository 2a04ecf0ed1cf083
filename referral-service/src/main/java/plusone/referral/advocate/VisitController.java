package plusone.referral.advocate;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

    /** Never from a cache: each visit counts. */
    @GetMapping("/r/{code}")
    Mono<ResponseEntity<Void>> visit(@PathVariable String code) {
        return visits.count(new Code(code)).map(VisitController::found);
    }

    private static ResponseEntity<Void> found(String landingPage) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, landingPage)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
