package plusone.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plusone.referral.referral.Referral.Status;

class ProgressTests {

    private static final Instant NOW = Instant.parse("2026-05-04T10:15:30Z");
    private static final UUID ADVOCATE = new UUID(7, 1);
    private static final UUID FRIEND = new UUID(7, 2);
    private static final UUID TRANSACTION = new UUID(7, 3);

    private final Payout advocates = Payout.waiting(new UUID(7, 4), Side.ADVOCATE, 500, null);
    private final Payout friends = Payout.waiting(new UUID(7, 5), Side.FRIEND, 250, null);

    @Test
    void qualifiesAndIsApprovedAtOnceWithoutAReturnPeriod() {
        var progress = Progress.of(registered(true), NOW).qualified(List.of(advocates, friends));

        assertThat(progress.added())
                .extracting(TimelineEntry::status)
                .containsExactly(Status.QUALIFIED, Status.APPROVED);
        assertThat(progress.tasks()).hasSize(2).allMatch(it -> it instanceof Task.Pay);
        assertThat(progress.referral().payouts())
                .allMatch(it -> it.status() == Payout.Status.PENDING);
    }

    @Test
    void waitsForTheReturnPeriodAndPaysNothingBefore() {
        var due = NOW.plus(Duration.ofDays(14));
        var waiting = Payout.waiting(new UUID(7, 4), Side.ADVOCATE, 500, due);
        var qualified = Progress.of(registered(true), NOW).qualified(List.of(waiting));

        assertThat(qualified.referral().status()).isEqualTo(Status.QUALIFIED);
        assertThat(qualified.tasks()).isEmpty();
        assertThat(Progress.of(qualified.referral(), due).approved().tasks()).hasSize(1);
    }

    @Test
    void isJudgedBeforeAnythingIsPaid() {
        var progress = Progress.of(registered(false), NOW).qualified(List.of(advocates, friends));

        assertThat(progress.referral().status()).isEqualTo(Status.QUALIFIED);
        assertThat(progress.tasks()).containsExactly(new Task.Judge(progress.referral().id()));
        var cleared = Progress.of(progress.referral(), NOW).judged(false);
        assertThat(cleared.referral().status()).isEqualTo(Status.APPROVED);
        assertThat(cleared.tasks()).hasSize(2);
        var denied = Progress.of(progress.referral(), NOW).judged(true);
        assertThat(denied.referral().reason()).isEqualTo(Reason.EXISTING_CUSTOMER);
        assertThat(denied.referral().isSettled()).isTrue();
        assertThat(denied.tasks()).isEmpty();
    }

    @Test
    void isRewardedWhenEveryPayoutIsPaidAndTellsEachSideOnce() {
        var first = Progress.of(approved(), NOW).paid(advocates.id(), ADVOCATE, TRANSACTION);
        var both = Progress.of(first.referral(), NOW).paid(friends.id(), FRIEND, TRANSACTION);
        var again = Progress.of(both.referral(), NOW).paid(friends.id(), FRIEND, TRANSACTION);

        assertThat(first.referral().status()).isEqualTo(Status.APPROVED);
        assertThat(both.referral().status()).isEqualTo(Status.REWARDED);
        assertThat(both.tasks())
                .containsExactly(new Task.Tell(friends.id(), FRIEND, Side.FRIEND, 250, "Plus One"));
        assertThat(again.isEmpty()).isTrue();
        assertThat(again.tasks()).isEmpty();
    }

    @Test
    void isDeniedOnlyWhereNothingIsPaid() {
        var one = Progress.of(approved(), NOW).denied(friends.id(), Reason.MEMBER_CLOSED);
        var both = Progress.of(one.referral(), NOW).denied(advocates.id(), Reason.MEMBER_CLOSED);
        var mixed = Progress.of(one.referral(), NOW).paid(advocates.id(), ADVOCATE, TRANSACTION);

        assertThat(one.referral().status()).isEqualTo(Status.APPROVED);
        assertThat(both.referral().status()).isEqualTo(Status.DENIED);
        assertThat(both.referral().reason()).isEqualTo(Reason.MEMBER_CLOSED);
        assertThat(mixed.referral().status()).isEqualTo(Status.APPROVED);
        assertThat(mixed.referral().isSettled()).isTrue();
    }

    @Test
    void isRewardedAtOnceWhereNobodyGetsAnything() {
        var progress = Progress.of(registered(true), NOW).qualified(List.of());

        assertThat(progress.referral().status()).isEqualTo(Status.REWARDED);
    }

    @Test
    void changesNothingWhereAStepDoesNotFit() {
        assertThat(Progress.of(approved(), NOW).qualified(List.of(friends)).isEmpty()).isTrue();
        assertThat(Progress.of(approved(), NOW).approved().isEmpty()).isTrue();
        assertThat(Progress.of(approved(), NOW).judged(true).isEmpty()).isTrue();
        assertThat(Progress.of(approved(), NOW).expired().isEmpty()).isTrue();
    }

    private Referral approved() {
        return Progress.of(registered(true), NOW).qualified(List.of(advocates, friends)).referral();
    }

    private static Referral registered(boolean judged) {
        return Referral.registered(
                new Attribution(
                        new UUID(7, 6),
                        new UUID(7, 7),
                        "Plus One",
                        new UUID(7, 8),
                        ADVOCATE,
                        "acme",
                        "dan",
                        NOW,
                        NOW.plus(Duration.ofDays(30))),
                judged);
    }
}
