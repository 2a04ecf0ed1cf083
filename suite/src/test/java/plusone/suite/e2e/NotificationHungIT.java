package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;
import plusone.transactions.Storm;

/** A service that hangs, neither dead nor answering, is left alone by the edge until it is back. */
class NotificationHungIT {

    private static final Duration BACK = Duration.ofSeconds(60);
    private static final int OPENS_AT = 10;
    private static final String INBOX = "/v1/me/inbox";

    @Test
    void theEdgeRefusesAtOnceWhatItWouldAnswerAndServesTheRest() throws Exception {
        var cho = Caller.as("cho");

        signal("STOP");
        try {
            var late = Storm.inTurns(OPENS_AT, _ -> cho.get(INBOX));
            assertThat(late)
                    .extracting(it -> it.body().path("type").asString())
                    .containsOnly("/problems/time-limit-exceeded");
            var refused = cho.get(INBOX).expect(503);
            assertThat(refused.body().path("type").asString())
                    .isEqualTo("/problems/service-unavailable");
            cho.get("/v1/me/transactions").expect(200);
            assertThat(Story.missing("cho")).containsExactly("inbox");
        } finally {
            signal("CONT");
        }

        await().atMost(BACK).until(() -> cho.get(INBOX).status(), status -> status == 200);
    }

    private static void signal(String name) throws IOException, InterruptedException {
        var process = Long.toString(Running.suite().process(Part.NOTIFICATION).pid());
        var kill = new ProcessBuilder("kill", "-" + name, process).inheritIO().start();
        assertThat(kill.waitFor()).isZero();
    }
}
