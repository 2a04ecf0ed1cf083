package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;

/** Conversions are accepted while loyalty is dead, and settled exactly once when it is back. */
class LoyaltyKilledIT {

    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final int FRIENDS = 10;

    @Test
    void everyFriendIsPaidOnceWithinHalfAMinuteOfItsReturn() throws Exception {
        var before = Story.available("cho");
        var code = Story.codeOf("cho");
        var referred = Stream.generate(() -> Referred.by(code)).limit(FRIENDS).toList();
        referred.forEach(Referred::register);

        try (var _ = Outage.of(Part.LOYALTY)) {
            for (int times = 0; times < 3; times++) convertAll(referred, times > 0);
        }

        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(referred).allSatisfy(Referred::assertIsRewarded));
        assertThat(Story.available("cho")).isEqualTo(before + Referred.ADVOCATE_POINTS * FRIENDS);
        assertThat(referred).allSatisfy(Referred::assertFriendWasPaidOnce);
        assertThat(Story.booksHold()).isTrue();
    }

    private static void convertAll(List<Referred> referred, boolean again) {
        for (var each : referred)
            assertThat(each.convert().expect(202).replayed()).isEqualTo(again);
    }
}
