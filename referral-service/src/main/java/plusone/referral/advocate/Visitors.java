package plusone.referral.advocate;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Who is a visitor: a person who follows a link, and neither a program that looks where it leads
 * nor a browser that fetches it in case it will be followed.
 */
final class Visitors {

    /**
     * Parts of the {@code User-Agent} of programs that fetch links for previews, search engines and
     * archives, in small letters, as their makers publish them. Most have "bot" in it.
     */
    private static final List<String> PROGRAMS =
            List.of(
                    "bot",
                    "crawler",
                    "spider",
                    // previews in messages and posts
                    "facebookexternalhit", // also iMessage, LINE and KakaoTalk
                    "facebookcatalog",
                    "meta-externalagent",
                    "meta-externalfetcher",
                    "whatsapp/", // also Signal
                    "skypeuripreview", // also Microsoft Teams
                    "bingpreview",
                    "microsoftpreview",
                    "slack-imgproxy",
                    "snap url preview",
                    "google web preview",
                    "google-pagerenderer",
                    "google-read-aloud",
                    "vkshare",
                    "viber/",
                    "mastodon/",
                    "cardyb/", // Bluesky
                    "pinterest/",
                    "flipboardproxy",
                    "embedly",
                    "iframely",
                    "quora link preview",
                    "yahoo link preview",
                    // search engines, archives and collectors of texts
                    "google-inspectiontool",
                    "googleother",
                    "mediapartners-google",
                    "feedfetcher-google",
                    "apis-google",
                    "yahoo! slurp",
                    "yandex.com/bots",
                    "ia_archiver",
                    "archive.org",
                    "chatgpt-user",
                    "claude-user",
                    "perplexity-user");

    /** A make of telephones, whose owners are people. */
    private static final String TELEPHONE = "cubot";

    private static final List<String> PURPOSES =
            List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private Visitors() {}

    static boolean isOne(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                && !isAhead(request.getHeaders())
                && !isProgram(request.getHeaders());
    }

    /** {@code Sec-Purpose: prefetch;prerender} (Fetch standard) and what came before it. */
    private static boolean isAhead(HttpHeaders headers) {
        return PURPOSES.stream()
                .flatMap(name -> headers.getOrEmpty(name).stream())
                .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split("[;, ]+")))
                .anyMatch(it -> it.equals("prefetch") || it.equals("preview"));
    }

    private static boolean isProgram(HttpHeaders headers) {
        var agent =
                Objects.requireNonNullElse(headers.getFirst(HttpHeaders.USER_AGENT), "")
                        .toLowerCase(Locale.ROOT)
                        .replace(TELEPHONE, "");
        return PROGRAMS.stream().anyMatch(agent::contains);
    }
}
