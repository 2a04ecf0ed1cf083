package plusone.loyalty.member;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.contract.Cursor;
import plusone.contract.Identifiers;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.loyalty.ledger.Ledger;
import plusone.loyalty.notice.Notices;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Enrols members, finds them and keeps what is known of them. */
@Service
public class Members {

    private static final UUID LAST = new UUID(-1, -1);

    private final MemberTables tables;
    private final Ledger ledger;
    private final Notices notices;
    private final Atomically atomically;
    private final MemberSettings settings;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Members(
            MemberTables tables,
            Ledger ledger,
            Notices notices,
            Atomically atomically,
            MemberSettings settings,
            Clock clock,
            Supplier<UUID> ids) {
        this.tables = tables;
        this.ledger = ledger;
        this.notices = notices;
        this.atomically = atomically;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** Finds a member; fails with the problem {@code member-not-found}. */
    public Mono<Member> byId(UUID id) {
        return tables.byId(id)
                .switchIfEmpty(
                        Mono.error(() -> MemberProblems.of(new MemberRejection.NotFound(id))));
    }

    /**
     * Finds a member by the id that the house's identity provider gave; fails with the problem
     * {@code member-not-found}.
     */
    public Mono<Member> byExternalId(String externalId) {
        return tables.byExternalId(externalId)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        MemberProblems.of(
                                                new MemberRejection.NotFoundByExternalId(
                                                        externalId))));
    }

    /**
     * Finds a customer's own membership; fails with the problem {@code not-enrolled}, which says
     * how to join.
     */
    public Mono<Member> ofCustomer(String subject) {
        return tables.byExternalId(subject)
                .switchIfEmpty(
                        Mono.error(() -> MemberProblems.of(new MemberRejection.NotEnrolled())));
    }

    /** Newest first; by external id at most one. */
    Mono<Page<Member>> list(@Nullable String externalId, @Nullable String words, Paging paging) {
        if (externalId != null) {
            return tables.byExternalId(externalId)
                    .flux()
                    .collectList()
                    .map(members -> new Page<>(members, null));
        }
        return tables.list(words, before(paging), paging.limit() + 1)
                .collectList()
                .map(members -> Page.of(members, paging, member -> member.id().toString()));
    }

    /**
     * Enrols a customer in the current transaction; fails with the problem {@code member-exists}.
     */
    Mono<Member> enrol(MemberRequest.Enrol request, ContactSource source) {
        var member =
                unsaved(request.externalId())
                        .with(request.profile(), source)
                        .with(request.birthday(), request.attributes());
        return saved(member)
                .switchIfEmpty(
                        Mono.defer(() -> tables.byExternalId(request.externalId()))
                                .flatMap(
                                        existing ->
                                                Mono.error(
                                                        () ->
                                                                MemberProblems.of(
                                                                        new MemberRejection.Exists(
                                                                                existing.id())))));
    }

    /**
     * Enrols the customer who asks, in the current transaction; empty where they are a member
     * already. Fails with 400 where the id in their token cannot be kept.
     */
    Mono<Member> enrolMyself(String subject, Profile profile) {
        return Identifiers.isValid(subject)
                ? saved(unsaved(subject).joined(profile))
                : Mono.error(() -> MemberProblems.of(new MemberRejection.UnfitSubject()));
    }

    /**
     * Lets a customer whom somebody else enrolled speak for themselves, in the current transaction:
     * the first time, their profile takes the place of what was sent for them, and notification is
     * told.
     */
    Mono<Member> join(String subject, Profile profile) {
        return tables.lockedByExternalId(subject)
                .flatMap(
                        member ->
                                member.contactFrom() == ContactSource.CUSTOMER
                                        ? Mono.just(member)
                                        : updated(member.joined(profile)));
    }

    /**
     * Changes what is known of a member, and tells who must know; fails with the problem {@code
     * member-not-found}.
     */
    Mono<Member> change(UUID id, Function<Member, Member> change) {
        return tables.locked(id)
                .switchIfEmpty(
                        Mono.error(() -> MemberProblems.of(new MemberRejection.NotFound(id))))
                .map(change)
                .flatMap(this::updated)
                .as(atomically::commit);
    }

    private Mono<Member> updated(Member member) {
        return tables.update(member).then(notices.contactChanged(member.id())).thenReturn(member);
    }

    private Mono<Member> saved(Member member) {
        return tables.insert(member)
                .filter(isNew -> isNew)
                .flatMap(
                        _ ->
                                ledger.open(member.id())
                                        .then(notices.contactChanged(member.id()))
                                        .thenReturn(member));
    }

    private Member unsaved(String externalId) {
        return new Member(
                ids.get(),
                externalId,
                null,
                null,
                null,
                settings.locale(),
                settings.timeZone(),
                null,
                Map.of(),
                ContactSource.SERVICE,
                0,
                clock.instant());
    }

    private static UUID before(Paging paging) {
        return Objects.requireNonNullElse(Cursor.decodeId(paging.cursor()), LAST);
    }
}
