package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What people read where a link that they opened cannot be followed. It says nothing of the request
 * but its number, runs nothing and loads nothing.
 */
final class ProblemPage {

    static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private static final String STYLE =
            "body{max-width:34rem;margin:4rem auto;padding:0 1rem;font:1.1rem/1.6 system-ui,sans-serif}"
                    + "small{color:#666}";

    /** Nothing is allowed but the one style, by its hash (CSP level 3, section 2.3.1). */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + hash(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final List<PathPattern> paths;

    ProblemPage(PageSettings settings) {
        paths = settings.paths().stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** Whether this path is opened by people, so that the answer depends on what they accept. */
    boolean isOpened(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        return paths.stream().anyMatch(it -> it.matches(path));
    }

    /** Whether HTML is asked for before JSON, by quality and then by order. */
    static boolean isWanted(HttpHeaders headers) {
        try {
            return headers.getAccept().stream()
                    .filter(it -> it.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                    .filter(it -> isHtml(it) || isJson(it))
                    .findFirst()
                    .filter(ProblemPage::isHtml)
                    .isPresent();
        } catch (IllegalArgumentException _) {
            return false; // no list of media types, which is refused elsewhere
        }
    }

    private static boolean isHtml(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.TEXT_HTML)
                || type.equalsTypeAndSubtype(MediaType.APPLICATION_XHTML_XML);
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || "json".equals(type.getSubtypeSuffix());
    }

    static byte[] html(HttpStatusCode status, String traceId) {
        var words = Words.of(status);
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>%1$s</title>
        <style>%2$s</style>
        </head>
        <body>
        <h1>%1$s</h1>
        <p>%3$s</p>
        <p><small>If you ask us about it, name this number: %4$s</small></p>
        </body>
        </html>
        """
                .formatted(words.title(), STYLE, words.text(), HtmlUtils.htmlEscape(traceId))
                .getBytes(UTF_8);
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Words(String title, String text) {

        private static final Words UNKNOWN =
                new Words(
                        "This link leads nowhere",
                        "A letter of it may have been lost on the way. Ask whoever sent it to you to"
                                + " send it once more.");

        private static final Words REFUSED =
                new Words(
                        "This link cannot be opened like this",
                        "Open it once more, just as it was sent to you. If that does not help, ask"
                                + " whoever sent it to you to send it once more.");

        private static final Words LATER =
                new Words(
                        "This link cannot be opened just now",
                        "Nothing is lost. Please try it again in a minute.");

        static Words of(HttpStatusCode status) {
            return switch (status.value()) {
                case 404, 410 -> UNKNOWN;
                case 408, 425, 429 -> LATER;
                default -> status.is5xxServerError() ? LATER : REFUSED;
            };
        }
    }
}
