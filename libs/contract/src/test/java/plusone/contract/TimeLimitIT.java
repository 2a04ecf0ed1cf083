package plusone.contract;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plusone.contract.time-limit=500ms",
            "plusone.contract.longer[/v1/report]=30s",
        })
@AutoConfigureWebTestClient(timeout = "60s")
class TimeLimitIT {

    @Autowired private WebTestClient client;

    @Test
    void answersInTimeWhereTheWorkNeverEnds() {
        var answer = get("/v1/never/7");

        answer.expectHeader().valueEquals("Retry-After", "2");
        answer.expectHeader().exists("X-Request-Id");
        answer.expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/taking-too-long");
    }

    @Test
    void letsAnAnswerThatHasBegunGoOn() {
        get("/v1/long").expectStatus().isOk().expectBody(String.class).isEqualTo("abc");
    }

    @Test
    void waitsLongerWhereThePathSaysSo() {
        get("/v1/report").expectStatus().isOk().expectBody(String.class).isEqualTo("report");
    }

    @Test
    void leavesACallWithALimitOfItsOwnToThat() {
        get("/v1/elsewhere").expectStatus().isOk().expectBody(String.class).isEqualTo("elsewhere");
    }

    private ResponseSpec get(String path) {
        return client.get().uri(path).exchange();
    }
}
