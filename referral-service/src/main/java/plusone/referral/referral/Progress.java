package plusone.referral.referral;

import static plusone.referral.referral.Referral.Status.APPROVED;
import static plusone.referral.referral.Referral.Status.DENIED;
import static plusone.referral.referral.Referral.Status.EXPIRED;
import static plusone.referral.referral.Referral.Status.QUALIFIED;
import static plusone.referral.referral.Referral.Status.REWARDED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a referral, as pure functions: what it becomes, what is added to its timeline, and
 * what others must do for it. A step that does not fit changes nothing, so that each may come
 * twice.
 *
 * @param referral what it becomes
 * @param now when this happens
 * @param added to its timeline
 * @param tasks for others
 */
public record Progress(
        Referral referral, Instant now, List<TimelineEntry> added, List<Task> tasks) {

    public Progress {
        added = List.copyOf(added);
        tasks = List.copyOf(tasks);
    }

    /** Nothing has happened yet. */
    public static Progress of(Referral referral, Instant now) {
        return new Progress(referral, now, List.of(), List.of());
    }

    /** Whether anything has happened. */
    public boolean isEmpty() {
        return added.isEmpty();
    }

    /** Something happened that changes nothing. */
    public Progress noted(String text) {
        return step(referral, text);
    }

    /** The friend did the rewarded thing; approved at once where no return period is left. */
    public Progress qualified(List<Payout> payouts) {
        if (!referral.isOpen()) return this;
        var qualified =
                step(
                        referral.with(payouts).in(QUALIFIED, null),
                        "The friend did what is rewarded.");
        return payouts.stream().allMatch(it -> it.isDue(now)) ? qualified.released() : qualified;
    }

    /** The return period is over. */
    public Progress approved() {
        return referral.hasAny(Payout.Status.WAITING) ? released() : this;
    }

    /** Loyalty has said whether the friend was a customer before. */
    public Progress judged(boolean existingCustomer) {
        if (referral.judged()) return this;
        return existingCustomer
                ? deniedAltogether(Reason.EXISTING_CUSTOMER)
                : new Progress(referral.asJudged(), now, added, tasks).cleared();
    }

    /** The friend is a member now. */
    public Progress enrolled(UUID memberId) {
        return referral.friendMemberId() == null
                ? step(referral.withFriend(memberId), "The friend is a member.")
                : this;
    }

    /** Loyalty has credited a payout to this member. */
    public Progress paid(UUID payoutId, UUID memberId, UUID transactionId) {
        var payout = referral.payout(payoutId);
        if (payout.isSettled()) return this;
        var told =
                new Task.Tell(
                        payoutId,
                        memberId,
                        payout.side(),
                        payout.points(),
                        referral.attribution().programme());
        return settled(payout.paid(transactionId), words(payout) + " were credited.")
                .with(told)
                .closed();
    }

    /** Loyalty will not credit a payout. */
    public Progress denied(UUID payoutId, Reason reason) {
        var payout = referral.payout(payoutId);
        if (payout.isSettled()) return this;
        return settled(
                        payout.denied(reason),
                        words(payout) + " were not credited: " + reason.slug() + ".")
                .closed();
    }

    /** No conversion came in time. */
    public Progress expired() {
        return referral.status() == Referral.Status.REGISTERED
                ? step(
                        referral.in(EXPIRED, Reason.NO_CONVERSION_IN_TIME),
                        "No conversion was reported in time.")
                : this;
    }

    private Progress released() {
        var released = new Progress(eachPayout(Payout::pending), now, added, tasks);
        if (referral.judged()) return released.cleared();
        return released.with(new Task.Judge(referral.id()))
                .noted("Whether the friend was a customer before is being looked up.");
    }

    private Progress cleared() {
        var reason = "Referral: " + referral.attribution().programme();
        var calls =
                referral.payouts().stream()
                        .map(it -> new Task.Pay(referral.id(), it.id(), reason))
                        .toArray(Task[]::new);
        return step(referral.in(APPROVED, null), "The payouts are approved.").with(calls).closed();
    }

    private Progress deniedAltogether(Reason reason) {
        return step(
                eachPayout(it -> it.denied(reason)).asJudged().in(DENIED, reason),
                reason.sentence());
    }

    private Progress settled(Payout payout, String text) {
        return step(eachPayout(it -> it.id().equals(payout.id()) ? payout : it), text);
    }

    /**
     * The end, where nothing more is to come; with one side paid and one denied it stays approved.
     */
    private Progress closed() {
        if (referral.hasOnly(Payout.Status.PAID))
            return step(referral.in(REWARDED, null), "Everything is paid.");
        return referral.hasOnly(Payout.Status.DENIED)
                ? step(referral.in(DENIED, firstReason()), "Nothing will be paid.")
                : this;
    }

    private @Nullable Reason firstReason() {
        return referral.payouts().getFirst().reason();
    }

    private Referral eachPayout(UnaryOperator<Payout> change) {
        return referral.with(referral.payouts().stream().map(change).toList());
    }

    private Progress step(Referral next, String text) {
        var entry = new TimelineEntry(next.status(), now, text);
        return new Progress(
                next.changedAt(now),
                now,
                Stream.concat(added.stream(), Stream.of(entry)).toList(),
                tasks);
    }

    private Progress with(Task... more) {
        return new Progress(
                referral, now, added, Stream.concat(tasks.stream(), Stream.of(more)).toList());
    }

    private static String words(Payout payout) {
        return payout.points()
                + (payout.side() == Side.ADVOCATE
                        ? " points for the advocate"
                        : " points for the friend");
    }
}
