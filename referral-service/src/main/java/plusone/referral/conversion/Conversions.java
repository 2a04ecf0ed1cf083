package plusone.referral.conversion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.callers.Caller;
import plusone.referral.conversion.Conversion.Outcome;
import plusone.referral.friend.Friends;
import plusone.referral.programme.Programme;
import plusone.referral.programme.Programmes;
import plusone.referral.referral.Payout;
import plusone.referral.referral.Progress;
import plusone.referral.referral.Referral;
import plusone.referral.referral.Referrals;
import plusone.referral.referral.Side;
import reactor.core.publisher.Mono;

/**
 * Takes conversions: what qualifies makes the payouts of both sides, everything else is recorded.
 */
@Service
class Conversions {

    private final Referrals referrals;
    private final Programmes programmes;
    private final ConversionTables tables;
    private final Friends friends;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Conversions(
            Referrals referrals,
            Programmes programmes,
            ConversionTables tables,
            Friends friends,
            Clock clock,
            Supplier<UUID> ids) {
        this.referrals = referrals;
        this.programmes = programmes;
        this.tables = tables;
        this.friends = friends;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes a conversion in the current transaction; gives the id of the referral. An event that is
     * known, and a referral that takes no more, change nothing. Fails with the problems {@code
     * referral-not-found} and {@code outside-attribution-window}.
     */
    Mono<UUID> report(Caller caller, UUID referralId, ConversionRequest request, UUID operationId) {
        return referrals
                .byId(referralId, caller)
                .flatMap(it -> referrals.locked(it.id()))
                .filterWhen(it -> isNews(it, request))
                .flatMap(it -> taken(it, request, operationId))
                .thenReturn(referralId);
    }

    /** Whether this request brought a conversion, in which case its payouts are waited for. */
    Mono<Boolean> isOf(UUID referralId, UUID operationId) {
        return tables.isOf(referralId, operationId);
    }

    private Mono<Boolean> isNews(Referral referral, ConversionRequest request) {
        return referral.isOpen()
                ? tables.isKnown(referral.id(), request.eventId()).map(known -> !known)
                : Mono.just(false);
    }

    private Mono<Void> taken(Referral referral, ConversionRequest request, UUID operationId) {
        var now = clock.instant();
        return AttributionWindow.check(referral.attribution(), request.occurredAt(), now)
                .then(Mono.defer(() -> programmes.byId(referral.attribution().programmeId())))
                .flatMap(
                        programme -> {
                            var conversion =
                                    conversion(programme, referral, request, operationId, now);
                            return tables.insert(conversion)
                                    .then(friends.keep(conversion.id(), request.context()))
                                    .then(
                                            referrals.keep(
                                                    progress(
                                                            programme, referral, conversion, now)));
                        });
    }

    private Conversion conversion(
            Programme programme,
            Referral referral,
            ConversionRequest request,
            UUID operationId,
            Instant now) {
        var type = Objects.requireNonNullElse(request.type(), programme.qualifyingEvent());
        return new Conversion(
                ids.get(),
                referral.id(),
                request.eventId(),
                operationId,
                type,
                request.amount(),
                Outcome.of(programme, type, request.amount()),
                request.occurredAt(),
                now);
    }

    private Progress progress(
            Programme programme, Referral referral, Conversion conversion, Instant now) {
        var progress = Progress.of(referral, now);
        return conversion.outcome() == Outcome.QUALIFIED
                ? progress.qualified(payouts(programme, conversion.occurredAt()))
                : progress.noted(conversion.outcome().inWords());
    }

    /** None for a side that gets no points. */
    private List<Payout> payouts(Programme programme, Instant occurredAt) {
        var dueAt = dueAt(programme.returnPeriod(), occurredAt);
        return Stream.of(
                        Payout.waiting(ids.get(), Side.ADVOCATE, programme.advocatePoints(), dueAt),
                        Payout.waiting(ids.get(), Side.FRIEND, programme.friendPoints(), dueAt))
                .filter(it -> it.points() > 0)
                .toList();
    }

    private static @Nullable Instant dueAt(Duration returnPeriod, Instant occurredAt) {
        return returnPeriod.isZero() ? null : occurredAt.plus(returnPeriod);
    }
}
