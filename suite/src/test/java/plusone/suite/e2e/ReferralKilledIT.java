package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** The rest goes on while referral is dead, and what partners send again takes effect once. */
class ReferralKilledIT {

    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final int FRIENDS = 20;
    private static final int PARTNERS = 4;

    @Test
    void theHomeScreenComesInPartAndPointsAreEarned() throws Exception {
        var before = Story.available("cho");
        var code = Story.codeOf("cho");

        try (var _ = Outage.of(Part.REFERRAL)) {
            Story.purchase(Story.newId("order"), "cho", 1_000, Instant.now()).expect(201);

            var home = Story.home("cho");
            assertThat(Story.missing("cho")).containsExactly("referral");
            assertThat(home.has("referral")).isFalse();
            assertThat(home.path("balance").path("available").asLong()).isEqualTo(before + 10);
            assertThat(home.path("inbox").path("unread").isIntegralNumber()).isTrue();
        }

        await().atMost(SETTLED).untilAsserted(() -> assertThat(Story.missing("cho")).isEmpty());
        assertThat(Story.codeOf("cho")).isEqualTo(code);
    }

    @Test
    void whatPartnersSendAgainTakesEffectOnce() throws Exception {
        var advocate = Story.newId("advocate");
        Story.enrol(advocate);
        var code = Story.recruit(advocate);
        var referred = Stream.generate(() -> Referred.by(code)).limit(FRIENDS).toList();
        var process = Running.suite().process(Part.REFERRAL);
        var done = new AtomicInteger();

        try (var partners = Executors.newFixedThreadPool(PARTNERS)) {
            var sent =
                    referred.stream()
                            .map(
                                    each ->
                                            CompletableFuture.runAsync(
                                                    () -> report(each, done), partners))
                            .toArray(CompletableFuture<?>[]::new);
            await().atMost(SETTLED).until(() -> done.get() >= FRIENDS / 4);
            try (var _ = Outage.of(Part.REFERRAL, process)) {
                assertThat(done).as("killed in the middle").hasValueLessThan(FRIENDS);
            }
            CompletableFuture.allOf(sent).join();
        }

        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(referred).allSatisfy(Referred::assertIsRewarded));
        assertThat(Story.available(advocate)).isEqualTo(Referred.ADVOCATE_POINTS * FRIENDS);
        assertThat(referred).allSatisfy(Referred::assertFriendWasPaidOnce);
        assertThat(Story.booksHold()).isTrue();
    }

    private static void report(Referred each, AtomicInteger done) {
        each.register();
        assertThat(each.convert().status()).isIn(200, 202);
        done.incrementAndGet();
    }
}
