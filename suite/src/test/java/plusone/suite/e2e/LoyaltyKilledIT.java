package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** Conversions are accepted while loyalty is dead, and settled exactly once when it is back. */
class LoyaltyKilledIT {

    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final int FRIENDS = 10;

    /** A referral of one friend, and the one conversion that is reported for it. */
    private record Referred(String friend, String id, String key, String conversion) {

        static Referred by(String code) {
            var friend = Story.newId("friend");
            return new Referred(
                    friend,
                    Story.register(code, friend),
                    Story.newId("conversion"),
                    Story.conversion());
        }

        Caller.Answer convert() {
            return Story.convert(id, key, conversion);
        }
    }

    @AfterEach
    void leaveAllRunning() throws Exception {
        Running.suite().run("start", Part.LOYALTY.title());
    }

    @Test
    void everyFriendIsPaidOnceWithinHalfAMinuteOfItsReturn() throws Exception {
        var before = Story.available("cho");
        var code = Story.codeOf("cho");
        var referred = IntStream.range(0, FRIENDS).mapToObj(_ -> Referred.by(code)).toList();

        Running.suite().kill(Part.LOYALTY);
        for (int times = 0; times < 3; times++) sendAll(referred, times > 0);
        Running.suite().run("start", Part.LOYALTY.title());

        await().atMost(SETTLED)
                .untilAsserted(
                        () -> assertThat(referred).allSatisfy(LoyaltyKilledIT::assertIsRewarded));
        assertThat(Story.available("cho")).isEqualTo(before + 500L * FRIENDS);
        assertThat(referred).allSatisfy(LoyaltyKilledIT::assertFriendWasPaidOnce);
        assertThat(Story.booksHold()).isTrue();
    }

    private static void sendAll(List<Referred> referred, boolean again) {
        for (var each : referred) {
            var answer = each.convert().expect(202);
            assertThat(answer.replayed()).isEqualTo(again);
        }
    }

    private static void assertIsRewarded(Referred referred) {
        assertThat(Story.referral(referred.id()).path("status").asString()).isEqualTo("REWARDED");
    }

    private static void assertFriendWasPaidOnce(Referred referred) {
        assertThat(Story.available(referred.friend())).isEqualTo(250);
        assertThat(Story.transactions(referred.friend())).hasSize(1);
    }
}
