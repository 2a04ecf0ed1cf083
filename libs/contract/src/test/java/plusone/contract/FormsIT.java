package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

/** In which form an answer is wanted and a body is sent: looked at before anything is done. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.endpoint.health.probes.add-additional-paths=true")
@AutoConfigureWebTestClient(timeout = "20s")
@ExtendWith(OutputCaptureExtension.class)
class FormsIT {

    private static final String FRIEND = "{\"name\":\"ada\",\"phones\":[]}";

    @Autowired private WebTestClient client;
    @LocalServerPort private int port;

    @BeforeEach
    void nothingIsDone() {
        ContractApplication.DONE.set(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "nonsense",
                "application/json;charset=utf-16",
                "application/json;q=0",
                "application/problem+json",
                "text/event-stream",
                "application/x-ndjson",
            })
    void doesNothingWhereItCannotAnswerAsItIsAsked(String accept) {
        problem(post("application/json", accept, FRIEND), 406, "not-acceptable");

        assertThat(ContractApplication.DONE).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "application/json;charset=UTF-8",
                "application/json;q=0.5, */*;q=0.1",
                "application/problem+json, */*;q=0.1",
                "text/event-stream, application/*",
            })
    void answersJsonToWhoeverTakesIt(String accept) {
        var answer = post("application/json", accept, FRIEND);

        answer.expectStatus().isOk();
        answer.expectHeader().valueEquals("Content-Type", "application/json");
        assertThat(ContractApplication.DONE).hasValue(1);
    }

    /** The other client would say that it takes everything. */
    @Test
    void answersJsonToWhoeverDoesNotSayWhatTheyTake() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/friends"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(FRIEND))
                        .build();

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/friends",
                "/v1/orders",
                "/v1/picture",
                "/v1/emptied",
                "/v1/long",
                "/livez"
            })
    void refusesFiftyOneMediaTypesWithoutAWordInTheLog(String path, CapturedOutput output) {
        var accept =
                IntStream.range(0, 51)
                        .mapToObj(it -> "invented/type-" + it)
                        .collect(Collectors.joining(","));

        problem(client.get().uri(path).header("Accept", accept).exchange(), 406, "not-acceptable");
        assertThat(output.getAll()).doesNotContain("ERROR").doesNotContain("invented/");
    }

    @Test
    void answersInTheFormThatAnEndpointNames() {
        picture("image/*").expectHeader().valueEquals("Content-Type", "image/png");
        picture("image/svg+xml, */*;q=0.1")
                .expectHeader()
                .valueEquals("Content-Type", "image/svg+xml");
        problem(picture("application/json"), 406, "not-acceptable")
                .jsonPath("$.detail")
                .value(String.class, it -> assertThat(it).contains("image/png", "image/svg+xml"));
    }

    @Test
    void answersWithoutABodyWhateverIsTaken() {
        client.get()
                .uri("/v1/emptied")
                .header("Accept", "image/png")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=a",
                "*/*",
                "application/*",
                "application/merge-patch+json",
                "application/problem+json",
                "application/x-ndjson",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
                "application/json;charset=us-ascii",
                "application/json;charset=martian",
                "rubbish",
                "/",
                ";;",
            })
    void refusesABodyThatIsNotCalledPlainJson(String contentType, CapturedOutput output) {
        problem(post(contentType, "*/*", FRIEND), 415, "unsupported-media-type");

        assertThat(ContractApplication.DONE).hasValue(0);
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=\"UTF-8\""
            })
    void takesPlainJson(String contentType) {
        post(contentType, "*/*", FRIEND).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "br, br", "deflate, deflate", "'identity, gzip', gzip"})
    void refusesAPackedBodyAndNamesThePacking(String encoding, String named) {
        var answer = packed(encoding);

        answer.expectHeader().valueEquals("Accept-Encoding", "identity");
        problem(answer, 415, "unsupported-media-type")
                .jsonPath("$.detail")
                .value(String.class, it -> assertThat(it).contains("Content-Encoding " + named));
        assertThat(ContractApplication.DONE).hasValue(0);
    }

    @Test
    void takesABodyThatIsSaidNotToBePacked() {
        packed("identity").expectStatus().isOk();
    }

    @Test
    void looksAtTheAnswerBeforeTheBody() {
        problem(post("text/plain", "text/html", "no JSON"), 406, "not-acceptable");
        problem(post("application/json", "text/html", "no JSON"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept-Language | ;;;q=x",
                "Accept-Language | en;q=nine",
                "Accept-Charset  | nowhere;q=x",
                "If-Match        | nothing quoted",
                "If-None-Match   | \"",
                "If-Modified-Since | yesterday",
                "Range           | bytes=z-a",
                "Origin          | : not an origin",
                "Origin          | http://[",
                "Cookie          | ;;=;a=\"",
                "X-Forwarded-For | [[[",
                "X-Forwarded-Host| a b:x",
                "X-Forwarded-Port| many",
                "X-Forwarded-Proto| ://",
                "X-Forwarded-Prefix| ..//",
                "Forwarded       | for=;host=\";proto",
                "traceparent     | 00-zz-zz-zz",
                "tracestate      | =,=,",
                "baggage         | %%%,=;",
                "Expect          | the worst",
                "Upgrade         | h3",
                "Access-Control-Request-Headers | ,,,",
                "Content-Type    | rubbish",
                "Content-Encoding| ,,",
                "Date            | now",
                "Connection      | X-Count, nonsense",
                "TE              | ;",
            })
    void readsNoHeaderThatBreaksIt(String name, String value, CapturedOutput output) {
        var answer =
                client.get()
                        .uri("/v1/orders?limit=1")
                        .header(name, value)
                        .exchange()
                        .expectBody()
                        .returnResult();

        assertThat(answer.getStatus().value()).isLessThan(500);
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders/7", "/v1/friends/7"})
    void hasNoFaultToTellOfWhereAnIdIsNone(String path, CapturedOutput output) {
        for (var body : List.of(FRIEND, "{\"name\":\"" + "a".repeat(500_000) + "\"}"))
            problem(
                    client.put()
                            .uri(path)
                            .header("Content-Type", "application/json")
                            .bodyValue(body)
                            .exchange(),
                    400,
                    "invalid-request");

        assertThat(output.getAll()).doesNotContain("ERROR").doesNotContain("Rejecting");
    }

    private ResponseSpec picture(String accept) {
        return client.get().uri("/v1/picture").header("Accept", accept).exchange();
    }

    private ResponseSpec packed(String encoding) {
        return client.post()
                .uri("/v1/friends")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .bodyValue(FRIEND)
                .exchange();
    }

    private ResponseSpec post(String contentType, String accept, String body) {
        return client.post()
                .uri("/v1/friends")
                .headers(it -> it.set("Content-Type", contentType))
                .headers(it -> it.set("Accept", accept))
                .body((request, _) -> request.writeWith(Mono.just(bytes(request, body))))
                .exchange();
    }

    /** As it is, whatever it is called. */
    private static DataBuffer bytes(ClientHttpRequest request, String body) {
        return request.bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8));
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status, String slug) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + slug);
    }
}
