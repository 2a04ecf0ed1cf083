package plusone.loyalty.earning;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plusone.callers.Caller;
import plusone.idempotency.Effect;
import plusone.loyalty.ledger.Receipt;
import plusone.loyalty.ledger.Receipt.BalanceAfter;
import plusone.loyalty.notice.Notices;
import plusone.loyalty.notice.Notices.PointsEarned;
import reactor.core.publisher.Mono;

/** Keeps events with what they earned, and has the member told of it. */
@Component
class EventBook {

    private final EventTables tables;
    private final Notices notices;
    private final Clock clock;
    private final Supplier<UUID> ids;

    EventBook(EventTables tables, Notices notices, Clock clock, Supplier<UUID> ids) {
        this.tables = tables;
        this.notices = notices;
        this.clock = clock;
        this.ids = ids;
    }

    /** Adds an event that earned nothing. */
    Mono<Effect> add(Caller caller, Evaluation evaluation, BalanceAfter balance) {
        var event = event(caller, evaluation, null);
        return tables.insert(event).thenReturn(effect(event, evaluation, balance));
    }

    /** Adds an event that earned points. */
    Mono<Effect> add(Caller caller, Evaluation evaluation, Receipt receipt) {
        var event = event(caller, evaluation, receipt.id());
        var earned =
                new PointsEarned(
                        receipt.points(), evaluation.reason(), receipt.balance().available());
        return tables.insert(event)
                .then(tables.insertAwards(event.id(), evaluation.awards()))
                .then(notices.pointsEarned(evaluation.memberId(), earned, "event-" + event.id()))
                .thenReturn(effect(event, evaluation, receipt.balance()));
    }

    private Event event(Caller caller, Evaluation evaluation, @Nullable UUID transactionId) {
        return new Event(
                ids.get(),
                caller.id(),
                evaluation.told(),
                evaluation.memberId(),
                clock.instant(),
                transactionId);
    }

    private static Effect effect(Event event, Evaluation evaluation, BalanceAfter balance) {
        var answer =
                new EventAnswer(
                        event.told().eventId(), evaluation.points(), evaluation.awards(), balance);
        return new Effect(event.id(), 201, answer);
    }
}
