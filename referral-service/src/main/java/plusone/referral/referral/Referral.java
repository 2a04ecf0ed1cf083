package plusone.referral.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral: who belongs to whom, and what has come of it.
 *
 * @param friendMemberId once the friend is known to be a member
 * @param reason why it is denied or expired
 * @param judged whether it is known that the friend was not a customer before; loyalty may have
 *     been down at the registration
 * @param updatedAt when it or one of its payouts last changed
 */
public record Referral(
        Attribution attribution,
        @Nullable UUID friendMemberId,
        Status status,
        @Nullable Reason reason,
        boolean judged,
        Instant updatedAt,
        List<Payout> payouts,
        List<TimelineEntry> timeline) {

    /** How far it has come; DENIED and EXPIRED are ways out. */
    public enum Status {
        REGISTERED,
        QUALIFIED,
        APPROVED,
        REWARDED,
        DENIED,
        EXPIRED
    }

    public Referral {
        payouts = List.copyOf(payouts);
        timeline = List.copyOf(timeline);
    }

    /** A referral as it is registered. */
    public static Referral registered(Attribution attribution, boolean judged) {
        var now = attribution.registeredAt();
        var entry = new TimelineEntry(Status.REGISTERED, now, "The friend was registered.");
        return new Referral(
                attribution, null, Status.REGISTERED, null, judged, now, List.of(), List.of(entry));
    }

    public UUID id() {
        return attribution.id();
    }

    /**
     * Whether a conversion still changes it. One that ran out takes a conversion that happened in
     * time and is reported late: what counts is when it happened, not which job ran.
     */
    public boolean isOpen() {
        return status == Status.REGISTERED || status == Status.EXPIRED;
    }

    /** Whether nothing more will come of its payouts. */
    public boolean isSettled() {
        return payouts.stream().allMatch(Payout::isSettled);
    }

    /** One of its payouts. */
    public Payout payout(UUID id) {
        return payouts.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    /** Who gets this payout, once known. */
    public @Nullable UUID memberOf(Side side) {
        return side == Side.ADVOCATE ? attribution.advocateMemberId() : friendMemberId;
    }

    boolean hasAny(Payout.Status wanted) {
        return payouts.stream().anyMatch(it -> it.is(wanted));
    }

    boolean hasOnly(Payout.Status wanted) {
        return payouts.stream().allMatch(it -> it.is(wanted));
    }

    Referral in(Status next, @Nullable Reason why) {
        return new Referral(
                attribution, friendMemberId, next, why, judged, updatedAt, payouts, timeline);
    }

    Referral with(List<Payout> others) {
        return new Referral(
                attribution, friendMemberId, status, reason, judged, updatedAt, others, timeline);
    }

    Referral withFriend(UUID memberId) {
        return new Referral(
                attribution, memberId, status, reason, judged, updatedAt, payouts, timeline);
    }

    Referral asJudged() {
        return new Referral(
                attribution, friendMemberId, status, reason, true, updatedAt, payouts, timeline);
    }

    Referral changedAt(Instant now) {
        return new Referral(
                attribution, friendMemberId, status, reason, judged, now, payouts, timeline);
    }
}
