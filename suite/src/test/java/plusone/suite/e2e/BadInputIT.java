package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.suite.e2e.RawCall.get;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plusone.suite.e2e.RawCall.Answer;
import tools.jackson.databind.json.JsonMapper;

/** What is refused at the gateway is explained, changes nothing and tells nothing of the inside. */
class BadInputIT {

    /** Stack traces, names of classes, SQL. */
    private static final Pattern INSIDE =
            Pattern.compile(
                    "(?i)exception|\\bat \\w+\\.\\w+|\\b(plusone|org|com|java|io|tools)\\.\\w+\\."
                            + "|sqlstate|\\bselect .* from\\b|r2dbc|jackson|netty|spring|evil");

    private static String customer;
    private static BadInputs inputs;

    @BeforeAll
    static void meetSomebody() {
        customer = Story.newId("steady");
        var member = Story.enrol(customer);
        var referral = Story.register(Story.codeOf("cho"), Story.newId("friend"));
        inputs = new BadInputs(member, referral);
        var earned = inputs.transaction("100");
        Caller.as("max").post("/v1/transactions", Story.newId("earn"), earned).expect(201);
    }

    @AfterAll
    static void nothingWasLostOrWon() {
        assertThat(Story.available(customer)).isEqualTo(100);
        assertThat(Story.booksHold()).isTrue();
    }

    static Stream<BadInput> all() throws Exception {
        return inputs.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void isRefusedWithAnExplanationAndChangesNothing(BadInput input) {
        var before = Figures.now();

        var answer = input.call().send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(input.status());
        isProblem(answer, input.problem());
        assertThat(get("/problems/" + input.problem()).send().status()).isEqualTo(200);
        assertThat(answer.head() + answer.body()).doesNotContainPattern(INSIDE);
        assertThat(Figures.now()).isEqualTo(before);
    }

    private static void isProblem(Answer answer, String problem) {
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        var body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("type").asString()).isEqualTo("/problems/" + problem);
        assertThat(body.path("status").asInt()).isEqualTo(answer.status());
        assertThat(body.path("title").asString()).isNotBlank();
        assertThat(body.path("detail").asString()).isNotBlank();
        assertThat(body.path("instance").asString()).startsWith("/").doesNotContain("?");
        assertThat(body.path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.header("X-Request-Id")).contains(body.path("traceId").asString());
        assertThat(body.has("errors")).isEqualTo(problem.equals("invalid-request"));
        assertThat(answer.header("Allow").isPresent()).isEqualTo(answer.status() == 405);
        assertThat(answer.header("WWW-Authenticate").isPresent()).isEqualTo(answer.status() == 401);
    }
}
