package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** One request is one trace, in every service that has to do with it. */
class TraceIT {

    @Test
    void leadsFromTheCallerToTheMessageThatTheOutboxSendsLater() {
        var customer = Story.newId("traced");
        Story.enrol(customer);
        var trace = UUID.randomUUID().toString().replace("-", "");
        var event = Story.newId("order");

        var answer =
                Caller.as("acme")
                        .tracedAs(trace)
                        .post("/v1/events", event, purchase(event, customer))
                        .expect(201);

        assertThat(answer.requestId()).isEqualTo(trace);
        awaitLine(Part.GATEWAY, trace, "POST /v1/events/** 201");
        awaitLine(Part.LOYALTY, trace, "POST /v1/events 201");
        awaitLine(Part.NOTIFICATION, trace, "POST /v1/messages 202");
    }

    @Test
    void isNamedInEachRefusal() {
        var trace = UUID.randomUUID().toString().replace("-", "");

        var answer = Caller.as("acme").tracedAs(trace).get("/v1/referrals/" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.requestId()).isEqualTo(trace);
        assertThat(answer.body().path("traceId").asString()).isEqualTo(trace);
        awaitLine(Part.REFERRAL, trace, "GET /v1/referrals/{id} 404");
    }

    private static void awaitLine(Part part, String trace, String words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(Logs.of(part))
                                        .as("lines of %s", part)
                                        .filteredOn(line -> line.contains(trace))
                                        .anySatisfy(
                                                line ->
                                                        assertThat(line)
                                                                .contains(words, part.title())));
    }

    private static String purchase(String event, String customer) {
        return """
        {"eventId": "%s", "type": "purchase", "externalId": "%s", "occurredAt": "%s",
         "amount": {"amount": 4990, "currency": "EUR"}}
        """
                .formatted(event, customer, Instant.now());
    }
}
