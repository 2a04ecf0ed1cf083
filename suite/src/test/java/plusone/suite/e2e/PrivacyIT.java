package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/**
 * Nothing about a person and nothing secret stands in a log, whatever went well and whatever went
 * wrong, in this test and in all that ran before it.
 */
class PrivacyIT {

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*");

    /** It runs before the service does, and writes to the same file. */
    private static final Pattern OF_THE_MIGRATION =
            Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\[main] \\w+ +org\\.flywaydb\\.");

    private static final List<String> SECRETS =
            List.of(
                    "loyalty-service-secret",
                    "referral-service-secret",
                    "key of the local suite",
                    "@plusone.example");

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String friend = "perdita-" + unique;
    private final String name = "Perdita Unwritten " + unique;
    private final String email = "unwritten." + unique + "@nowhere.example";
    private final String phone = "+4930" + System.nanoTime();

    @AfterEach
    void leaveAllRunning() throws Exception {
        Running.suite().run("start", Part.NOTIFICATION.title());
    }

    @Test
    void noLogNamesAPersonOrHoldsASecret() throws Exception {
        var code = Story.codeOf("ben");
        var referral = refer(code);
        wrongly(code);
        Running.suite().run("stop", Part.NOTIFICATION.title());
        Story.convert(referral, Story.newId("conversion"), Story.conversion());
        Caller.as("ben").get("/v1/me").expect(200);
        Running.suite().run("start", Part.NOTIFICATION.title());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(Story.referral(referral).path("status").asString())
                                        .isEqualTo("REWARDED"));

        assertThat(Logs.whereAnyOf(List.of(friend, name, email, phone, code))).isEmpty();
        assertThat(Logs.whereAnyOf(SECRETS)).isEmpty();
        assertThat(Logs.where(TOKEN)).isEmpty();
    }

    @Test
    void aWordThatIsLoggedIsFound() {
        var trace = UUID.randomUUID().toString().replace("-", "");

        Caller.as("ben").tracedAs(trace).get("/v1/me/inbox").expect(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(Logs.whereAnyOf(List.of("no such word", trace)))
                                        .anyMatch(it -> it.matches(".*gateway.*:\\d+ \\(.*"))
                                        .anyMatch(it -> it.contains("notification-service")));
    }

    @Test
    void eachLineIsOneDocumentThatNamesItsService() {
        for (var service : Part.services())
            assertThat(Logs.of(service))
                    .filteredOn(line -> !OF_THE_MIGRATION.matcher(line).lookingAt())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{"))
                    .allMatch(line -> line.contains("\"service\":{\"name\":\"" + service.title()));
    }

    private String refer(String code) {
        return Caller.as("acme")
                .post("/v1/referrals", Story.newId("registration"), registration(code, friend))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    private String registration(String code, String who) {
        return """
        {"code": "%s",
         "friend": {"externalId": "%s", "email": "%s", "phone": "%s", "name": "%s"},
         "context": {"ip": "192.0.2.7", "deviceId": "device-%s", "userAgent": "%s",
                     "occurredAt": "%s"}}
        """
                .formatted(code, who, email, phone, name, friend, name, Instant.now());
    }

    /** What is refused, and what is asked for by query or path. */
    private void wrongly(String code) {
        var acme = Caller.as("acme");
        acme.post("/v1/referrals", Story.newId("again"), registration(code, friend)).expect(409);
        acme.post("/v1/referrals", Story.newId("own"), registration(code, "ben")).expect(409);
        acme.post("/v1/referrals", Story.newId("odd"), registration(friend, "x").replace("@", " "))
                .expect(400);
        acme.get("/v1/referrals?friendExternalId=" + friend).expect(200);
        acme.get("/v1/referrals?nonsense=" + friend).expect(400);
        Caller.as("sam").get("/v1/members?externalId=" + friend).expect(200);
        Caller.as("sam").get("/v1/members/" + friend).expect(400);
        acme.get("/" + friend).expect(404);
    }
}
