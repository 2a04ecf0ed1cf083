package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as simply as it can be said: every single point is an object that lies somewhere.
 * Slow, and with nothing in common with the real one but the rules.
 */
final class Model {

    private static final Comparator<Point> SOONEST =
            Comparator.comparing((Point point) -> point.expiresOn)
                    .thenComparing(point -> point.availableAt);

    private final Expiry calendar;
    private final ReversalPolicy policy;
    final Map<UUID, Member> members = new HashMap<>();
    final Map<UUID, HeldPoints> holds = new TreeMap<>(Comparator.comparing(UUID::toString));
    private final Map<UUID, Past> transactions = new HashMap<>();

    Model(Expiry calendar, ReversalPolicy policy) {
        this.calendar = calendar;
        this.policy = policy;
    }

    /** One point: until when it lasts, and from when on it can be spent. */
    record Point(LocalDate expiresOn, Instant availableAt) {}

    static final class Member {
        final List<Point> points = new ArrayList<>();
        long debt;
        long earned;
        boolean frozen;

        List<Point> available() {
            return points.stream()
                    .filter(point -> point.availableAt.equals(Instant.EPOCH))
                    .sorted(SOONEST)
                    .toList();
        }

        List<Point> pending() {
            return points.stream()
                    .filter(point -> !point.availableAt.equals(Instant.EPOCH))
                    .sorted(SOONEST)
                    .toList();
        }

        /** Debt swallows the first of them. */
        void comeIn(List<LocalDate> dates) {
            var sorted = dates.stream().sorted().toList();
            var repaid = Math.min(debt, sorted.size());
            debt -= repaid;
            sorted.stream()
                    .skip(repaid)
                    .forEach(date -> points.add(new Point(date, Instant.EPOCH)));
        }

        List<LocalDate> goOut(List<Point> candidates, long count) {
            var gone = candidates.stream().limit(count).toList();
            gone.forEach(points::remove);
            return gone.stream().map(Point::expiresOn).toList();
        }
    }

    static final class HeldPoints {
        final UUID member;
        final List<LocalDate> dates;
        final Instant expiresAt;
        Hold.State state = Hold.State.PLACED;

        HeldPoints(UUID member, List<LocalDate> dates, Instant expiresAt) {
            this.member = member;
            this.dates = dates;
            this.expiresAt = expiresAt;
        }
    }

    /** What a transaction did: to whom it gave points of which dates, from whom it took some. */
    private static final class Past {
        final Transaction.Type type;
        final long points;
        @Nullable UUID taker;
        @Nullable UUID giver;
        List<LocalDate> put = List.of();
        List<LocalDate> taken = List.of();
        @Nullable Point pending;
        long reversed;

        Past(Transaction.Type type, long points) {
            this.type = type;
            this.points = points;
        }
    }

    long held(UUID member) {
        return placed(member).mapToLong(hold -> hold.dates.size()).sum();
    }

    private Stream<HeldPoints> placed(UUID member) {
        return holds.values().stream()
                .filter(hold -> hold.state == Hold.State.PLACED && hold.member.equals(member));
    }

    /** Why not; null where it was done. */
    @Nullable Class<? extends LedgerRejection> earn(Command.Earn earn, UUID id, Instant now) {
        var member = members.get(earn.memberId());
        if (member == null) return LedgerRejection.MemberNotFound.class;
        var pending = earn.availableAt() != null && earn.availableAt().isAfter(now);
        var from = pending ? Objects.requireNonNull(earn.availableAt()) : now;
        var until = earn.expiresOn() == null ? calendar.of(from) : earn.expiresOn();
        if (until.isBefore(calendar.day(now))) return LedgerRejection.ExpiryInThePast.class;
        if (until.isBefore(calendar.day(from))) return LedgerRejection.AvailableAfterExpiry.class;
        var past = new Past(Transaction.Type.EARN, earn.points());
        var before = member.points.size();
        if (pending) {
            past.pending = new Point(until, from);
            for (var i = 0; i < earn.points(); i++) member.points.add(past.pending);
        } else {
            member.comeIn(copies(until, earn.points()));
        }
        member.earned += earn.points();
        past.taker = earn.memberId();
        past.put = copies(until, member.points.size() - before);
        transactions.put(id, past);
        return null;
    }

    @Nullable Class<? extends LedgerRejection> spend(Command.Spend spend, UUID id) {
        var refusal = refusal(spend.memberId(), spend.points());
        if (refusal != null) return refusal;
        var member = member(spend.memberId());
        var past = new Past(Transaction.Type.SPEND, spend.points());
        past.giver = spend.memberId();
        past.taken = member.goOut(member.available(), spend.points());
        transactions.put(id, past);
        return null;
    }

    @Nullable Class<? extends LedgerRejection> transfer(Command.Transfer transfer, UUID id) {
        if (transfer.memberId().equals(transfer.toMemberId()))
            return LedgerRejection.TransferToOneself.class;
        if (!members.containsKey(transfer.toMemberId()))
            return LedgerRejection.MemberNotFound.class;
        var refusal = refusal(transfer.memberId(), transfer.points());
        if (refusal != null) return refusal;
        var giver = member(transfer.memberId());
        var taker = member(transfer.toMemberId());
        var past = new Past(Transaction.Type.TRANSFER, transfer.points());
        past.giver = transfer.memberId();
        past.taker = transfer.toMemberId();
        past.taken = giver.goOut(giver.available(), transfer.points());
        var swallowed = Math.min(taker.debt, transfer.points());
        taker.comeIn(past.taken);
        past.put = past.taken.stream().sorted().skip(swallowed).toList();
        transactions.put(id, past);
        return null;
    }

    @Nullable Class<? extends LedgerRejection> reverse(
            Command.Reverse reverse, UUID id, Instant now) {
        var past = transactions.get(reverse.transactionId());
        if (past == null) return LedgerRejection.TransactionNotFound.class;
        if (past.type == Transaction.Type.REVERSAL) return LedgerRejection.NotReversible.class;
        var left = past.points - past.reversed;
        var points = reverse.points() == null ? left : reverse.points();
        if (left == 0 || points > left) return LedgerRejection.AlreadyReversed.class;
        if (past.taker != null && !takeBack(past, points))
            return LedgerRejection.InsufficientPoints.class;
        if (past.giver != null) giveBack(past, points);
        past.reversed += points;
        transactions.put(id, new Past(Transaction.Type.REVERSAL, points));
        Stream.of(past.taker, past.giver)
                .filter(Objects::nonNull)
                .forEach(member -> settle(member, now));
        return null;
    }

    private boolean takeBack(Past past, long points) {
        var member = member(Objects.requireNonNull(past.taker));
        var candidates = new ArrayList<Point>();
        if (past.type == Transaction.Type.EARN) {
            member.pending().stream()
                    .filter(point -> point.equals(past.pending))
                    .forEach(candidates::add);
            member.pending().stream()
                    .filter(point -> !point.equals(past.pending))
                    .forEach(candidates::add);
        }
        member.available().stream()
                .filter(point -> past.put.contains(point.expiresOn))
                .forEach(candidates::add);
        member.available().stream()
                .filter(point -> !past.put.contains(point.expiresOn))
                .forEach(candidates::add);
        if (past.type == Transaction.Type.EARN && policy == ReversalPolicy.PENDING_ONLY)
            candidates.removeIf(point -> !point.equals(past.pending));
        var owing = past.type == Transaction.Type.EARN && policy == ReversalPolicy.ALLOW_DEBT;
        if (candidates.size() < points && !owing) return false;
        var gone = member.goOut(candidates, points);
        member.debt += points - gone.size();
        if (past.type == Transaction.Type.EARN) member.earned -= points;
        return true;
    }

    private void giveBack(Past past, long points) {
        var notYetBack =
                past.taken.stream().sorted().limit(past.taken.size() - past.reversed).toList();
        var back = notYetBack.subList((int) (notYetBack.size() - points), notYetBack.size());
        member(Objects.requireNonNull(past.giver)).comeIn(back);
    }

    @Nullable Class<? extends LedgerRejection> place(Command.Place place, UUID id, Instant now) {
        var refusal = refusal(place.memberId(), place.points());
        if (refusal != null) return refusal;
        var member = member(place.memberId());
        var dates = member.goOut(member.available(), place.points());
        holds.put(id, new HeldPoints(place.memberId(), dates, now.plus(place.ttl())));
        return null;
    }

    @Nullable Class<? extends LedgerRejection> capture(
            Command.Capture capture, UUID transactionId, Instant now) {
        var hold = holds.get(capture.holdId());
        var refusal = refusal(hold);
        if (hold == null || refusal != null) return refusal;
        var points = capture.points() == null ? hold.dates.size() : capture.points();
        if (points > hold.dates.size()) return LedgerRejection.HoldExceeded.class;
        var past = new Past(Transaction.Type.CAPTURE, points);
        past.giver = hold.member;
        past.taken = hold.dates.stream().sorted().limit(points).toList();
        hold.state = Hold.State.CAPTURED;
        member(hold.member).comeIn(hold.dates.stream().sorted().skip(points).toList());
        transactions.put(transactionId, past);
        settle(hold.member, now);
        return null;
    }

    @Nullable Class<? extends LedgerRejection> release(Command.Release release, Instant now) {
        var hold = holds.get(release.holdId());
        var refusal = refusal(hold);
        if (hold == null || refusal != null) return refusal;
        hold.state = Hold.State.RELEASED;
        member(hold.member).comeIn(hold.dates);
        settle(hold.member, now);
        return null;
    }

    /** One moment after the other: points ripen, holds run out, points expire. */
    void settle(UUID id, Instant now) {
        var member = members.get(id);
        for (var due = due(id); member != null && due != null && !due.isAfter(now); due = due(id)) {
            var moment = due;
            var ripe =
                    member.pending().stream()
                            .filter(point -> !point.availableAt.isAfter(moment))
                            .toList();
            ripe.forEach(member.points::remove);
            member.comeIn(ripe.stream().map(Point::expiresOn).toList());
            placed(id)
                    .filter(hold -> !hold.expiresAt.isAfter(moment))
                    .toList()
                    .forEach(
                            hold -> {
                                hold.state = Hold.State.EXPIRED;
                                member.comeIn(hold.dates);
                            });
            member.points.removeIf(
                    point ->
                            point.availableAt.equals(Instant.EPOCH)
                                    && !calendar.endOf(point.expiresOn).isAfter(moment));
        }
    }

    @Nullable Instant due(UUID id) {
        var member = members.get(id);
        if (member == null) return null;
        var ofPoints =
                member.points.stream()
                        .map(
                                point ->
                                        point.availableAt.equals(Instant.EPOCH)
                                                ? calendar.endOf(point.expiresOn)
                                                : point.availableAt);
        return Stream.concat(ofPoints, placed(id).map(hold -> hold.expiresAt))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable Class<? extends LedgerRejection> refusal(UUID memberId, long points) {
        var member = members.get(memberId);
        if (member == null) return LedgerRejection.MemberNotFound.class;
        if (member.frozen) return LedgerRejection.MemberFrozen.class;
        return member.available().size() < points ? LedgerRejection.InsufficientPoints.class : null;
    }

    private static @Nullable Class<? extends LedgerRejection> refusal(@Nullable HeldPoints hold) {
        if (hold == null) return LedgerRejection.HoldNotFound.class;
        return switch (hold.state) {
            case PLACED -> null;
            case EXPIRED -> LedgerRejection.HoldExpired.class;
            case CAPTURED, RELEASED -> LedgerRejection.HoldAlreadyResolved.class;
        };
    }

    private Member member(UUID id) {
        return Objects.requireNonNull(members.get(id));
    }

    private static List<LocalDate> copies(LocalDate date, long count) {
        return Stream.generate(() -> date).limit(count).toList();
    }
}
