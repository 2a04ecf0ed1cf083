package plusone.referral.advocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.referral.ReferralService.atOnce;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.postgres.EmbeddedDatabase;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;

/** A link as browsers, programs and crowds follow it. */
@ReferralTest
class LinkIT {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private static final String TELEPHONE =
            "Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) AppleWebKit/537.36 Chrome/120 Mobile";

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired private ReferralService service;
    @Autowired private DatabaseClient database;
    @Autowired private EmbeddedDatabase embedded;
    @LocalServerPort private int port;

    private String programme;
    private String code;

    @BeforeEach
    void aLink() {
        programme = service.programme(terms());
        code = service.code(programme, unique("ada"));
    }

    @Test
    void keepsNobodyWaitingHoweverPopularItIs() throws SQLException {
        visit("/r/" + code);
        awaitVisits(1);
        try (var other = embedded.connect("referral_owner");
                var lock =
                        other.prepareStatement(
                                "update referral.visit set visits = visits where advocate_id ="
                                        + " (select id from referral.advocate where code = ?)")) {
            other.setAutoCommit(false);
            lock.setString(1, code);
            assertThat(lock.executeUpdate()).isEqualTo(1);

            var visits = atOnce(400, _ -> visit("/r/" + code).statusCode());
            var friend = service.register(programme, code, unique("friend"));

            assertThat(visits).containsOnly(302);
            assertThat(friend.status()).isEqualTo(201);
            other.rollback();
        }
        awaitVisits(401);
    }

    @Test
    void leadsToANewLandingPageAtOnce() {
        for (var page = 0; page < 20; page++) {
            var terms = terms();
            terms.put("landingUrl", "https://shop.example/" + page);
            service.send(
                    HttpMethod.PUT,
                    "/v1/programmes/" + programme,
                    service.marketing(),
                    null,
                    terms);

            assertThat(location(visit("/r/" + code)))
                    .isEqualTo("https://shop.example/" + page + "?code=" + code);
        }
    }

    @Test
    void answersHeadAsGetAndDoesNotCountIt() {
        var head = send("HEAD", "/r/" + code);
        var get = visit("/r/" + code);

        awaitVisits(1);
        assertThat(head.statusCode()).isEqualTo(302);
        assertThat(heads(head)).isEqualTo(heads(get));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Purpose | prefetch",
                "Sec-Purpose | prefetch;prerender",
                "Sec-Purpose | prefetch;anonymous-client-ip",
                "Purpose | prefetch",
                "X-Moz | prefetch",
                "X-Purpose | preview",
                "User-Agent | facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "User-Agent | WhatsApp/2.23.20.0",
                "User-Agent | Twitterbot/1.0",
                "User-Agent | TelegramBot (like TwitterBot)",
                "User-Agent | Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "User-Agent | LinkedInBot/1.0 (compatible; Mozilla/5.0)",
                "User-Agent | Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "User-Agent | Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
                "User-Agent | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "User-Agent | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "User-Agent | Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
            })
    void leadsProgramsOnAndDoesNotCountThem(String header, String value) {
        var program = send("GET", "/r/" + code, header, value);
        visit("/r/" + code);

        awaitVisits(1);
        assertThat(program.statusCode()).isEqualTo(302);
        assertThat(location(program)).contains(code);
    }

    @Test
    void countsAPersonWithATelephoneThatIsCalledLikeAProgram() {
        send("GET", "/r/" + code, "User-Agent", TELEPHONE);

        awaitVisits(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                ".",
                ",",
                ")",
                "%5D",
                "!",
                "%C2%A0",
                "%E2%80%8B",
                "%EF%BB%BF",
                "%E2%80%9D",
                "%20",
                ").",
                "./"
            })
    void leadsToTheCodeWhateverIsPastedBehindIt(String behind) {
        var visit = send("GET", "/r/" + code + behind, "Accept", BROWSER);

        assertThat(visit.statusCode()).isEqualTo(302);
        assertThat(location(visit)).endsWith("code=" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "%E2%80%90", "%E2%88%92", "%20", "%E2%80%8B"})
    void leadsToTheCodeWhateverIsBetweenItsLetters(String between) {
        var visit =
                visit(
                        "/r/"
                                + code.substring(0, 4)
                                + between
                                + code.substring(4).toLowerCase(Locale.ROOT));

        assertThat(location(visit)).endsWith("code=" + code);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /r/NOBODYHASIT7, 404",
        "GET, /r/NOBODYHASIT7., 404",
        "GET, /r/NOBODYHASIT7/, 404",
        "GET, /r/%E2%80%8B, 404",
        "GET, /r/, 404",
        "GET, /r/a/b, 404",
        "GET, /r/a;b=c, 400",
        "GET, /r//a, 400",
        "POST, /r/NOBODYHASIT7, 405",
    })
    void isKindToPeopleWhoseLinkLeadsNowhere(String method, String path, int status) {
        var page = send(method, path, "Accept", BROWSER);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.headers().firstValue("Vary")).contains("Accept");
        assertThat(page.body()).contains("<h1>This link").contains("sent it to you");
        var json = send(method, path, "Accept", "application/json");
        assertThat(json.statusCode()).isEqualTo(status);
        assertThat(json.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "*/*", "text/plain", "application/json"})
    void leadsOnWhateverFormOfAnswerIsAskedFor(String accept) {
        assertThat(send("GET", "/r/" + code, "Accept", accept).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> visit(String path) {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path, String... header) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.noBody());
        if (header.length > 0) request.headers(header);
        return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static Map<String, List<String>> heads(HttpResponse<String> answer) {
        var heads = new TreeMap<>(answer.headers().map());
        heads.remove("x-request-id");
        return heads;
    }

    /** Whatever was counted before the last of these visits is added up with it, or before it. */
    private void awaitVisits(long number) {
        await().atMost(Duration.ofSeconds(60)).until(this::visits, it -> it >= number);
        assertThat(visits()).isEqualTo(number);
    }

    private long visits() {
        return database.sql(
                        """
                        select coalesce(sum(visits), 0)::bigint from visit join advocate on advocate.id = advocate_id
                        where code = :code""")
                .bind("code", code)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
