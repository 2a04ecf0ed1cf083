package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** Points are earned and read while notification is dead, and told exactly once when it is back. */
class NotificationKilledIT {

    private static final Duration TOLD = Duration.ofSeconds(60);
    private static final int PURCHASES = 5;
    private static final long CENTS = 1_000;
    private static final long POINTS_EACH = 10;

    @Test
    void everyPurchaseEarnsAtOnceAndIsToldOnceAfterItsReturn() throws Exception {
        var known = Story.newId("known");
        var fresh = Story.newId("fresh");
        Story.enrol(known);

        try (var _ = Outage.of(Part.NOTIFICATION)) {
            Story.enrol(fresh);
            for (var customer : List.of(known, fresh)) {
                IntStream.range(0, PURCHASES).forEach(_ -> purchaseReportedTwice(customer));
                assertThat(Story.available(customer)).isEqualTo(PURCHASES * POINTS_EACH);
            }
            assertThat(Story.missing("cho")).containsExactly("inbox");
            assertThat(Story.home("cho").path("balance").path("available").asLong())
                    .isEqualTo(Story.available("cho"));
        }

        for (var customer : List.of(known, fresh)) assertIsTold(customer, PURCHASES);
        assertThat(Story.booksHold()).isTrue();
    }

    @Test
    void aReferralIsRewardedAtOnceAndToldOnceAfterItsReturn() throws Exception {
        var advocate = Story.newId("advocate");
        Story.enrol(advocate);
        var referred = Referred.by(Story.recruit(advocate));

        try (var _ = Outage.of(Part.NOTIFICATION)) {
            referred.register();
            referred.convert();
            await().atMost(TOLD).untilAsserted(referred::assertIsRewarded);
            assertThat(Story.available(advocate)).isEqualTo(Referred.ADVOCATE_POINTS);
            referred.assertFriendWasPaidOnce();
        }

        assertIsTold(advocate, 1);
        assertIsTold(referred.friend(), 1);
    }

    private static void purchaseReportedTwice(String customer) {
        var order = Story.newId("order");
        var at = Instant.now();
        assertThat(Story.purchase(order, customer, CENTS, at).expect(201).replayed()).isFalse();
        assertThat(Story.purchase(order, customer, CENTS, at).expect(201).replayed()).isTrue();
    }

    private static void assertIsTold(String customer, int times) {
        await().atMost(TOLD)
                .untilAsserted(
                        () -> {
                            assertThat(Story.messages(customer)).hasSize(times);
                            assertThat(Story.mails(customer)).hasSize(times);
                        });
    }
}
