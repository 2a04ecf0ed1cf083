package plusone.gateway.docs;

import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import plusone.contract.ProblemException;

/** The API page and its files. */
@RestController
class DocsController {

    private static final Duration KEPT = Duration.ofHours(1);

    /**
     * The page runs its own scripts and asks its own origin, and nothing else. Swagger UI styles
     * its elements one by one, so styles are let in.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final DocsFiles files;

    DocsController(DocsFiles files) {
        this.files = files;
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", POLICY)
                .body(files.page());
    }

    @GetMapping("/docs/{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        var found = files.named(file).orElseThrow(DocsController::unknown);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(found);
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "not-found", "The API page has no such file. See /docs.");
    }
}
