package plusone.referral.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import plusone.callers.Caller;
import plusone.contract.Cursor;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.outbox.Outbox;
import plusone.outbox.OutboxEntry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps referrals and finds them. */
@Service
public class Referrals {

    /** Link of the relay to loyalty. */
    public static final String LOYALTY = "loyalty";

    /** Link of the relay to notification. */
    public static final String NOTIFICATION = "notification";

    /** Commits that are under way may still bring changes of this long ago. */
    private static final Duration HELD_BACK = Duration.ofSeconds(2);

    private static final UUID LAST = new UUID(-1, -1);

    private final ReferralTables tables;
    private final ProgressTables progresses;
    private final Outbox outbox;
    private final Clock clock;

    Referrals(ReferralTables tables, ProgressTables progresses, Outbox outbox, Clock clock) {
        this.tables = tables;
        this.progresses = progresses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Finds a referral; fails with the problem {@code referral-not-found}. */
    public Mono<Referral> byId(UUID id) {
        return tables.byId(id).switchIfEmpty(notFound(id));
    }

    /**
     * Finds a referral that this caller may see: a partner its own only. Fails with the problem
     * {@code referral-not-found}.
     */
    public Mono<Referral> byId(UUID id, Caller caller) {
        return tables.byId(id)
                .filter(it -> it.attribution().isVisibleTo(caller))
                .switchIfEmpty(notFound(id));
    }

    /**
     * Finds a referral and locks it until the end of the current transaction. Fails with the
     * problem {@code referral-not-found}.
     */
    public Mono<Referral> locked(UUID id) {
        return tables.locked(id).switchIfEmpty(notFound(id));
    }

    /** The referral of a friend in a programme, or nothing. */
    public Mono<Referral> ofFriend(UUID programmeId, String friendExternalId) {
        return tables.ofFriend(programmeId, friendExternalId).flatMap(tables::byId);
    }

    /** Friends that a customer referred, newest first. */
    public Mono<Page<Referral>> byAdvocate(String externalId, Paging paging) {
        return tables.byAdvocate(externalId, before(paging), paging.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, paging, it -> it.id().toString()));
    }

    /** What has come of an advocate's invitations. */
    public Mono<Tally> tally(UUID advocateId) {
        return tables.tally(advocateId);
    }

    /**
     * Adds a referral in the current transaction; false where the friend belongs to somebody
     * already.
     */
    public Mono<Boolean> add(Referral referral) {
        return progresses
                .insert(referral)
                .delayUntil(
                        isNew ->
                                isNew
                                        ? Flux.fromIterable(referral.timeline())
                                                .concatMap(
                                                        it -> progresses.insert(referral.id(), it))
                                        : Mono.empty());
    }

    /**
     * Keeps what has become of a referral, and leaves word for those who must do something, in the
     * current transaction, in which it is locked.
     */
    public Mono<Void> keep(Progress progress) {
        if (progress.isEmpty()) return Mono.empty();
        var referral = progress.referral();
        return progresses
                .update(referral)
                .thenMany(Flux.fromIterable(referral.payouts()))
                .concatMap(it -> progresses.save(referral.id(), it))
                .thenMany(Flux.fromIterable(progress.added()))
                .concatMap(it -> progresses.insert(referral.id(), it))
                .thenMany(Flux.fromIterable(progress.tasks()))
                .concatMap(it -> outbox.add(entry(it)))
                .then();
    }

    /** Newest first; changes since a moment are listed oldest first. */
    Mono<Page<Referral>> list(ReferralFilter filter, Paging paging) {
        var since = filter.updatedAfter();
        return since == null ? newest(filter, paging) : changed(filter, since, paging);
    }

    private Mono<Page<Referral>> newest(ReferralFilter filter, Paging paging) {
        return tables.newest(filter, before(paging), paging.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, paging, it -> it.id().toString()));
    }

    private Mono<Page<Referral>> changed(ReferralFilter filter, Instant since, Paging paging) {
        var position = ChangePosition.of(since, paging.cursor());
        var until = clock.instant().minus(HELD_BACK);
        return tables.changed(filter, position, until, paging.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, paging, ChangePosition::after));
    }

    private static OutboxEntry entry(Task task) {
        return switch (task) {
            case Task.Judge it ->
                    new OutboxEntry(LOYALTY, "referral/" + it.referralId(), Task.Judge.KIND, it);
            case Task.Pay it ->
                    new OutboxEntry(LOYALTY, "payout/" + it.payoutId(), Task.Pay.KIND, it);
            case Task.Tell it ->
                    new OutboxEntry(NOTIFICATION, "payout/" + it.payoutId(), Task.Tell.KIND, it);
        };
    }

    private static <T> Mono<T> notFound(UUID id) {
        return Mono.error(() -> ReferralProblems.of(new ReferralRejection.NotFound(id)));
    }

    private static UUID before(Paging paging) {
        return Objects.requireNonNullElse(Cursor.decodeId(paging.cursor()), LAST);
    }
}
