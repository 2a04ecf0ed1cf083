package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "20s")
class ContractIT {

    private static final String ID = "0197b4f0-0000-7000-8000-000000000001";

    @Autowired private WebTestClient client;

    @Test
    void answersAProblemWithItsMembersInOneForm() {
        var problem = problem(get("/v1/orders/" + ID), 409);

        problem.jsonPath("$.type").isEqualTo("/problems/insufficient-points");
        problem.jsonPath("$.title").isEqualTo("Insufficient points");
        problem.jsonPath("$.status").isEqualTo(409);
        problem.jsonPath("$.detail").isEqualTo("Only 3 are left of " + ID + ".");
        problem.jsonPath("$.instance").isEqualTo("/v1/orders/" + ID);
        problem.jsonPath("$.available").isEqualTo(3);
    }

    @Test
    void roundsRetryAfterUpToWholeSeconds() {
        get("/v1/orders/" + ID).expectHeader().valueEquals("Retry-After", "2");
    }

    @Test
    void namesTheTraceInTheAnswerAndItsHeader() {
        var answer =
                get("/v1/nowhere")
                        .expectBody()
                        .jsonPath("$.traceId")
                        .value(String.class, it -> assertThat(it).matches("[0-9a-f]{32}"))
                        .returnResult();

        var header = answer.getResponseHeaders().getFirst("X-Request-Id");
        assertThat(new String(answer.getResponseBody(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(header);
    }

    @Test
    void setsNoThreadLocals() {
        assertThat(ContextRegistry.getInstance().getThreadLocalAccessors()).isEmpty();
    }

    @Test
    void saysNothingOfTheInsideWhereItFails() {
        problem(get("/v1/broken"), 500)
                .jsonPath("$.type")
                .isEqualTo("/problems/internal-error")
                .jsonPath("$.detail")
                .value(String.class, it -> assertThat(it).doesNotContain("secret", "Exception"));
    }

    @Test
    void saysWhenToComeBackWhereItIsBusy() {
        var answer = get("/v1/busy");

        answer.expectHeader().valueEquals("Retry-After", "1");
        problem(answer, 503).jsonPath("$.type").isEqualTo("/problems/service-unavailable");
    }

    @Test
    void answersAnUnknownPathForEveryMethodWith404() {
        problem(get("/v1/nowhere"), 404).jsonPath("$.type").isEqualTo("/problems/not-found");
        problem(post("/v1/nowhere", "{}"), 404).jsonPath("$.type").isEqualTo("/problems/not-found");
    }

    @Test
    void namesTheMethodsThatAPathTakes() {
        var answer = client.method(HttpMethod.DELETE).uri("/v1/orders").exchange();

        answer.expectHeader().valueMatches("Allow", "(GET,POST|POST,GET)");
        problem(answer, 405)
                .jsonPath("$.detail")
                .isEqualTo("This path does not take DELETE. It takes: GET, POST.");
    }

    @Test
    void answersOnlyInTheFormsItHas() {
        problem(client.get().uri("/v1/orders").accept(MediaType.IMAGE_PNG).exchange(), 406)
                .jsonPath("$.type")
                .isEqualTo("/problems/not-acceptable");
    }

    @Test
    void takesJsonOnly() {
        problem(
                        client.post()
                                .uri("/v1/orders")
                                .contentType(MediaType.TEXT_PLAIN)
                                .bodyValue("hi")
                                .exchange(),
                        415)
                .jsonPath("$.type")
                .isEqualTo("/problems/unsupported-media-type");
    }

    @Test
    void saysThatAnAcceptHeaderIsNone() {
        problem(client.get().uri("/v1/orders").header("Accept", "nonsense").exchange(), 406)
                .jsonPath("$.detail")
                .isEqualTo("The Accept header is not a list of media types, 50 at most.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders", "/v1/orders?unknown=1"})
    void looksAtTheSizeOfABodyBeforeAnythingElseOfIt(String path) {
        problem(
                        client.post()
                                .uri(path)
                                .contentType(MediaType.TEXT_PLAIN)
                                .bodyValue("a".repeat(1_048_577))
                                .exchange(),
                        413)
                .jsonPath("$.type")
                .isEqualTo("/problems/body-too-large");
    }

    @Test
    void answersABrowserThatAsksBeforehandLikeAnybody() {
        problem(preflight("/v1/nowhere"), 404).jsonPath("$.type").isEqualTo("/problems/not-found");
        var known = preflight("/v1/orders");
        known.expectStatus().isOk().expectHeader().doesNotExist("Access-Control-Allow-Origin");
        known.expectHeader().exists("Allow");
    }

    private ResponseSpec preflight(String path) {
        return client.options()
                .uri(path)
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .exchange();
    }

    @Test
    void takesABodyOfOneMebibyte() {
        post("/v1/orders", order(1024 * 1024)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({"1048577", "8000000", "16000000"})
    void readsAndThrowsAwayWhatIsTooLarge(int size) {
        problem(post("/v1/orders", order(size)), 413)
                .jsonPath("$.type")
                .isEqualTo("/problems/body-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":",
                "{\"name\":\"a\",\"points\":1} {}",
                "{\"name\":\"a\",\"name\":\"b\",\"points\":1}",
                "[]",
                "\"text\"",
                "{'name':'a'}",
                "{\"name\":\"a\\u0000\",\"points\":1}",
                "{\"name\":\"a\",\"points\":1,\"attributes\":{\"\\ud800x\":1}}",
                "{\"name\":\"\\udc00\",\"points\":1}",
            })
    void refusesABodyThatIsNotOneWholeJsonObject(String body) {
        problem(post("/v1/orders", body), 400)
                .jsonPath("$.type")
                .isEqualTo("/problems/malformed-body");
    }

    @Test
    void takesWholeSurrogatePairsAndEscapedBackslashes() {
        post("/v1/orders", "{\"name\":\"\\ud83d\\ude00 \\\\u0000\",\"points\":1}")
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesAMissingBody() {
        problem(
                        client.post()
                                .uri("/v1/orders")
                                .contentType(MediaType.APPLICATION_JSON)
                                .exchange(),
                        400)
                .jsonPath("$.type")
                .isEqualTo("/problems/malformed-body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"points\":1,\"extra\":1}|/extra|is not a field of this call: leave it out",
                "{\"name\":1,\"points\":1}|/name|must be a text",
                "{\"name\":true,\"points\":1}|/name|must be a text",
                "{\"name\":\"a\",\"points\":\"1\"}|/points|must be a whole number",
                "{\"name\":\"a\",\"points\":1.0}|/points|must be a whole number",
                "{\"name\":\"a\",\"points\":1e2}|/points|must be a whole number",
                "{\"name\":\"a\",\"points\":99999999999999999999}|/points|must be a whole number",
                "{\"name\":\"a\",\"points\":null}|/points|must be a whole number",
                "{\"name\":\"a\"}|/points|must be a whole number",
                "{\"name\":\"a\",\"points\":1,\"colour\":\"BLUE\"}|/colour|must be one of RED, GREEN",
                "{\"name\":\"a\",\"points\":1,\"colour\":0}|/colour|must be one of RED, GREEN",
                "{\"name\":\"a\",\"points\":1,\"colour\":\"\"}|/colour|must be one of RED, GREEN",
                "{\"name\":\"a\",\"points\":1,\"id\":\"x\"}|/id|must be an id as this API gives them",
                "{\"name\":\"a\",\"points\":1,\"id\":\"\"}|/id|must be an id as this API gives them",
                "{\"name\":\"a\",\"points\":1,\"at\":1700000000}|/at|must be a time like 2026-05-04T10:15:30Z",
                "{\"name\":\"a\",\"points\":1,\"at\":\"yesterday\"}|/at|must be a time like 2026-05-04T10:15:30Z",
                "{\"name\":\"a\",\"points\":1,\"at\":\"+12026-05-04T10:15:30Z\"}|/at|must be a time like 2026-05-04T10:15:30Z",
                "{\"name\":\"a\",\"points\":1,\"rush\":\"true\"}|/rush|must be true or false",
                "{\"name\":\"a\",\"points\":1,\"rush\":1}|/rush|must be true or false",
                "{\"name\":\"a\",\"points\":1,\"friend\":\"x\"}|/friend|must be an object of the form described",
                "{\"name\":\"a\",\"points\":1,\"friend\":{\"name\":\"b\",\"phones\":[\"1\",2]}}|/friend/phones/1|must be a text",
                "{\"name\":\" \",\"points\":1}|/name|must not be blank",
                "{\"points\":1}|/name|must not be blank",
                "{\"name\":\"a\",\"points\":0}|/points|must be greater than or equal to 1",
                "{\"name\":\"a\",\"points\":1,\"friend\":{\"name\":\"b\",\"phones\":[\"1\",\"\"]}}|/friend/phones/1|must not be blank",
            })
    void pointsToTheFieldThatIsWrong(String body, String pointer, String detail) {
        var problem = problem(post("/v1/orders", body), 400);

        problem.jsonPath("$.type").isEqualTo("/problems/invalid-request");
        problem.jsonPath("$.errors[0].pointer").isEqualTo(pointer);
        problem.jsonPath("$.errors[0].detail").isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/orders?colour=BLUE, /colour",
        "/v1/orders?color=RED, /color",
        "/v1/orders?colour=RED&colour=GREEN, /colour",
        "/v1/orders/x, /id",
        "/v1/orders?limit=0, /limit",
        "/v1/orders?limit=201, /limit",
        "/v1/orders?limit=ten, /limit",
        "/v1/orders?cursor=*, /cursor",
        "/v1/orders?cursor=MTAw==, /cursor",
        "/v1/orders?colour=, /colour",
        "/v1/orders?colour, /colour",
        "/v1/orders?limit=, /limit",
        "/v1/orders?cursor=, /cursor",
        "/v1/broken?size=9, /size",
        "/v1/orders?colour=%FF, ''",
        "/v1/orders?%C3=RED, ''",
        "/v1/orders?colour=%ED%A0%80, ''",
    })
    void pointsToTheParameterThatIsWrong(String path, String pointer) {
        var problem = problem(get(path), 400);

        problem.jsonPath("$.type").isEqualTo("/problems/invalid-request");
        problem.jsonPath("$.errors[0].pointer").isEqualTo(pointer);
    }

    @Test
    void pointsToTheHeaderThatIsWrong() {
        problem(client.get().uri("/v1/orders/" + ID).header("X-Count", "many").exchange(), 400)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/X-Count");
    }

    @Test
    void leavesOutFieldsWithoutAValue() {
        post("/v1/orders", "{\"name\":\"a\",\"points\":1}")
                .expectBody()
                .json(
                        "{\"name\":\"a\",\"points\":1}",
                        org.springframework.test.json.JsonCompareMode.STRICT);
    }

    @Test
    void linksToTheNextPageUntilTheEnd() {
        var first = get("/v1/orders?limit=100&colour=RED");

        first.expectHeader()
                .valueEquals("Link", "</v1/orders?limit=100&colour=RED&cursor=MTAw>; rel=\"next\"");
        first.expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(100)
                .jsonPath("$.nextCursor")
                .isEqualTo("MTAw");
        var last = get("/v1/orders?limit=100&colour=RED&cursor=MTAw");
        last.expectHeader().doesNotExist("Link");
        last.expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(20)
                .jsonPath("$.nextCursor")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "q=[, q=%5B",
        "q=a[0]=]&colour=RED, q=a%5B0%5D=%5D&colour=RED",
        "q=a%7Cb, q=a%7Cb",
        "q=100%25, q=100%25",
        "q=a+b, q=a+b",
        "q=YWJj==, q=YWJj==",
        "q=%C3%A4?/:@, q=%C3%A4?/:@",
        "%71=[, %71=%5B",
    })
    void linksToTheNextPageOfWhateverIsLookedFor(String query, String linked) {
        get("/v1/orders?%63ursor=MQ&" + query + "&limit=5")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Link", "</v1/orders?" + linked + "&limit=5&cursor=Ng>; rel=\"next\"");
    }

    @Test
    void answersFiftyItemsUnlessTold() {
        get("/v1/orders").expectBody().jsonPath("$.items.length()").isEqualTo(50);
    }

    private static String order(int size) {
        var frame = "{\"name\":\"\",\"points\":1}";
        return "{\"name\":\"" + "a".repeat(size - frame.length()) + "\",\"points\":1}";
    }

    private ResponseSpec get(String path) {
        return client.get().uri(it -> URI.create(it.build() + path)).exchange();
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status) {
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return answer.expectStatus().isEqualTo(status).expectBody();
    }
}
