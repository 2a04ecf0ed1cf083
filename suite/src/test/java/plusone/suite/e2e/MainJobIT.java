package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plusone.suite.part.Part;
import tools.jackson.databind.JsonNode;

/** The main job, as customers and partners see it, on real processes. Ada is left to the README. */
class MainJobIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @AfterEach
    void leaveAllRunning() throws Exception {
        for (var service : Part.services()) Running.suite().run("start", service.title());
    }

    @Test
    void aPurchaseEarnsOnePointPerEuroHoweverOftenItIsReported() {
        var before = Story.available("ben");
        var order = Story.newId("order");
        var at = Instant.now();

        var first = Story.purchase(order, "ben", 4990, at).expect(201);
        var again = Story.purchase(order, "ben", 4990, at).expect(201);

        assertThat(first.body().path("points").asLong()).isEqualTo(49);
        assertThat(first.body().path("awards").path(0).path("campaign").asString())
                .isEqualTo("1 point per euro");
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Story.available("ben")).isEqualTo(before + 49);
    }

    @Test
    void aReferredFriendIsEnrolledAndBothSidesArePaidAndTold() {
        var before = Story.available("ben");
        assertThat(Story.memberId("dan")).isEmpty();

        var referral = Story.register(Story.codeOf("ben"), "dan");
        var conversion = Story.convert(referral, Story.newId("conversion"), Story.conversion());

        assertThat(conversion.status()).isIn(200, 202);
        await().atMost(SOON).untilAsserted(() -> assertIsRewarded(Story.referral(referral)));
        assertThat(Story.available("ben")).isEqualTo(before + 500);
        assertThat(Story.available("dan")).isEqualTo(250);
        await().atMost(SOON).untilAsserted(() -> assertWasTold("ben"));
        await().atMost(SOON).untilAsserted(() -> assertWasTold("dan"));
        assertThat(Story.booksHold()).isTrue();
    }

    private static void assertIsRewarded(JsonNode referral) {
        assertThat(referral.path("status").asString()).isEqualTo("REWARDED");
        assertThat(referral.path("payouts").valueStream())
                .extracting(
                        payout -> payout.path("side").asString(),
                        payout -> payout.path("points").asLong(),
                        payout -> payout.path("status").asString())
                .containsExactlyInAnyOrder(
                        tuple("ADVOCATE", 500L, "PAID"), tuple("FRIEND", 250L, "PAID"));
    }

    private static void assertWasTold(String customer) throws Exception {
        var inbox = Story.home(customer).path("inbox");
        assertThat(inbox.path("unread").asInt()).isPositive();
        assertThat(inbox.path("latest")).isNotEmpty();
        assertThat(Story.mails(customer)).isNotEmpty();
    }

    @Test
    void theHomeScreenAnswersEverythingInOneCall() {
        var code = Story.codeOf("ben");

        var home = Story.home("ben");

        assertThat(home.path("member").path("externalId").asString()).isEqualTo("ben");
        assertThat(home.path("balance").path("available").isIntegralNumber()).isTrue();
        assertThat(home.path("referral").path("code").asString()).isEqualTo(code);
        assertThat(home.path("inbox").path("unread").isIntegralNumber()).isTrue();
        assertThat(home.path("degraded")).isEmpty();
        assertThat(home.path("asOf").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "loyalty-service, balance",
        "referral-service, referral",
        "notification-service, inbox"
    })
    void theHomeScreenAnswersTheRestWhileAServiceIsDown(String service, String missing)
            throws Exception {
        Story.codeOf("cho");
        Running.suite().run("stop", service);

        var home = Story.home("cho");

        assertThat(home.path("degraded").valueStream().map(JsonNode::asString)).contains(missing);
        assertThat(home.has(missing)).isFalse();
        for (var other : List.of("balance", "referral", "inbox"))
            assertThat(home.has(other)).isEqualTo(!other.equals(missing));
    }
}
