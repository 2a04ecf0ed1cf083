package plusone.gateway.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import plusone.contract.ProblemException;

@RestController
class ProblemPageController {

    /** Nothing runs on these pages and nothing is loaded; the one style stands in the page. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final ProblemPages problems;

    ProblemPageController(ProblemPages problems) {
        this.problems = problems;
    }

    /** For whatever a caller accepts, except JSON: an explanation is never refused for its form. */
    @GetMapping(
            path = "/problems/{slug}",
            produces = {MediaType.TEXT_HTML_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<String> page(@PathVariable String slug) {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .header("Content-Security-Policy", POLICY)
                .body(html(slug, known(slug)));
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    Explanation explanation(@PathVariable String slug) {
        var page = known(slug);
        return new Explanation(
                "/problems/" + slug, title(slug), page.status(), page.meaning(), page.remedy());
    }

    private ProblemPages.Page known(String slug) {
        var page = problems.pages().get(slug);
        if (page == null) {
            throw unknown();
        }
        return page;
    }

    private static String html(String slug, ProblemPages.Page page) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s · Plus One</title>
              <style>
                body { max-width: 38rem; margin: 3rem auto; padding: 0 1rem; font: 1.1rem/1.6 system-ui, sans-serif }
                code { font-size: .9em }
              </style>
            </head>
            <body>
              <p>Plus One · problem <code>%2$s</code> · HTTP %3$d</p>
              <h1>%1$s</h1>
              <h2>What it means</h2>
              <p>%4$s</p>
              <h2>What to do</h2>
              <p>%5$s</p>
            </body>
            </html>
            """
                .formatted(
                        title(slug),
                        slug,
                        page.status(),
                        HtmlUtils.htmlEscape(page.meaning()),
                        HtmlUtils.htmlEscape(page.remedy()));
    }

    private static String title(String slug) {
        var words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "not-found",
                "No problem has this name. Take the path from the type of the answer.");
    }

    /** The page for programs. */
    record Explanation(String type, String title, int status, String meaning, String remedy) {}
}
