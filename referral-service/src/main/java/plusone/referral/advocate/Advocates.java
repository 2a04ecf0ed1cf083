package plusone.referral.advocate;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.referral.loyalty.Member;
import plusone.referral.programme.Programme;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** Makes members advocates, one for each programme, and finds them. */
@Service
public class Advocates {

    private static final int DRAWS = 5;

    private final AdvocateTables tables;
    private final Codes codes;
    private final Atomically atomically;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Advocates(
            AdvocateTables tables,
            Codes codes,
            Atomically atomically,
            Clock clock,
            Supplier<UUID> ids) {
        this.tables = tables;
        this.codes = codes;
        this.atomically = atomically;
        this.clock = clock;
        this.ids = ids;
    }

    /** The advocate with this code, or nothing. */
    public Mono<Advocate> byCode(Code code) {
        return tables.byCode(code);
    }

    /** The advocate that a customer is in a programme, or nothing. */
    public Mono<Advocate> byExternalId(UUID programmeId, String externalId) {
        return tables.byExternalId(programmeId, externalId);
    }

    /** Makes a customer an advocate; the one they are already where they are one. */
    public Mono<Advocate> welcome(Programme programme, Member member) {
        return add(programme, member, null).map(Added::advocate).as(atomically::commit);
    }

    /** The advocate that this id names, which is there. */
    Mono<Advocate> byId(UUID id) {
        return tables.byId(id);
    }

    Mono<Advocate> byMember(UUID programmeId, UUID memberId) {
        return tables.byMember(programmeId, memberId);
    }

    /**
     * Makes a member an advocate in the current transaction; the one they are already, with their
     * first code, where they are one. Fails with the problem {@code code-taken} where the wish for
     * a code cannot be met.
     */
    Mono<Added> add(Programme programme, Member member, @Nullable Code wish) {
        var tries = Mono.defer(() -> tried(programme, member, wish));
        return wish == null
                ? tries.repeatWhenEmpty(DRAWS, again -> again)
                : tries.switchIfEmpty(
                        Mono.error(
                                () -> AdvocateProblems.of(new AdvocateRejection.CodeTaken(wish))));
    }

    /** Empty where the code is taken. */
    private Mono<Added> tried(Programme programme, Member member, @Nullable Code wish) {
        var advocate =
                new Advocate(
                        ids.get(),
                        programme.id(),
                        member.id(),
                        member.externalId(),
                        wish == null ? codes.draw() : wish,
                        clock.instant());
        return tables.insert(advocate)
                .flatMap(
                        isNew ->
                                isNew
                                        ? Mono.just(new Added(advocate, true))
                                        : byMember(programme.id(), member.id())
                                                .map(existing -> new Added(existing, false)));
    }

    /**
     * An advocate.
     *
     * @param isNew false where the member was one before
     */
    record Added(Advocate advocate, boolean isNew) {}
}
