package plusone.referral.programme;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.contract.Cursor;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Sets programmes up and finds them. */
@Service
public class Programmes {

    private static final UUID LAST = new UUID(-1, -1);

    private final ProgrammeTables tables;
    private final Atomically atomically;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Programmes(ProgrammeTables tables, Atomically atomically, Clock clock, Supplier<UUID> ids) {
        this.tables = tables;
        this.atomically = atomically;
        this.clock = clock;
        this.ids = ids;
    }

    /** Finds a programme; fails with the problem {@code programme-not-found}. */
    public Mono<Programme> byId(UUID id) {
        return tables.byId(id)
                .switchIfEmpty(
                        Mono.error(
                                () -> ProgrammeProblems.of(new ProgrammeRejection.NotFound(id))));
    }

    /** The default programme, or nothing. */
    public Mono<Programme> byDefault() {
        return tables.byDefault();
    }

    /**
     * The programme that a caller means: the one they name, else the default one. Fails with the
     * problem {@code programme-not-found}.
     */
    public Mono<Programme> meant(@Nullable UUID id) {
        return id == null
                ? byDefault()
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                ProgrammeProblems.of(
                                                        new ProgrammeRejection.NoDefault())))
                : byId(id);
    }

    /** Newest first. */
    Mono<Page<Programme>> list(Paging paging) {
        return tables.list(before(paging), paging.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, paging, programme -> programme.id().toString()));
    }

    /** Adds a programme in the current transaction. */
    Mono<Programme> create(ProgrammeRequest request) {
        var programme = request.toProgramme(ids.get(), false, clock.instant());
        return makeRoom(programme).then(tables.insert(programme)).thenReturn(programme);
    }

    /** Replaces a programme; fails with the problem {@code programme-not-found}. */
    Mono<Programme> replace(UUID id, ProgrammeRequest request) {
        var _ = request.keptLandingUrl(); // what is wrong with a request is said before 404
        return tables.lockDefault()
                .then(Mono.defer(() -> byId(id)))
                .map(it -> request.toProgramme(id, it.isDefault(), it.createdAt()))
                .flatMap(it -> makeRoom(it).then(tables.update(it)).thenReturn(it))
                .as(atomically::commit);
    }

    /** One default at most: the one before steps back in the same commit. */
    private Mono<Void> makeRoom(Programme programme) {
        return programme.isDefault()
                ? tables.lockDefault().then(tables.clearDefault())
                : Mono.empty();
    }

    private static UUID before(Paging paging) {
        return Objects.requireNonNullElse(Cursor.decodeId(paging.cursor()), LAST);
    }
}
