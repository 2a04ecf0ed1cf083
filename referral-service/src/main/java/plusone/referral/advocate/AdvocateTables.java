package plusone.referral.advocate;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code advocate} and {@code visit}. */
@Component
class AdvocateTables {

    private static final String COLUMNS =
            """
            select id, programme_id, member_id, external_id, code, created_at from advocate
            """;

    private static final String BY_ID = COLUMNS + "where id = :id";

    private static final String BY_CODE = COLUMNS + "where code = :code";

    private static final String BY_MEMBER =
            COLUMNS + "where programme_id = :programmeId and member_id = :memberId";

    private static final String BY_EXTERNAL_ID =
            COLUMNS + "where programme_id = :programmeId and external_id = :externalId";

    // Nothing is inserted where the member is an advocate already, and where the code is taken.
    private static final String INSERT =
            """
            insert into advocate (id, programme_id, member_id, external_id, code, created_at)
            values (:id, :programmeId, :memberId, :externalId, :code, :createdAt)
            on conflict do nothing""";

    private static final String LINK =
            """
            select advocate.id, landing_url from advocate join programme on programme.id = programme_id
            where code = :code""";

    // In one order, so that instances which add up at the same moment wait for each other in turn.
    private static final String ADD_VISITS =
            """
            insert into visit (advocate_id, day, visits)
            select * from unnest(:advocateIds::uuid[], :days::date[], :visits::bigint[]) order by 1, 2
            on conflict (advocate_id, day) do update set visits = visit.visits + excluded.visits""";

    private final DatabaseClient database;

    AdvocateTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Advocate> byId(UUID id) {
        return database.sql(BY_ID).bind("id", id).map(AdvocateTables::advocate).one();
    }

    Mono<Advocate> byCode(Code code) {
        return database.sql(BY_CODE).bind("code", code.value()).map(AdvocateTables::advocate).one();
    }

    Mono<Advocate> byMember(UUID programmeId, UUID memberId) {
        return database.sql(BY_MEMBER)
                .bind("programmeId", programmeId)
                .bind("memberId", memberId)
                .map(AdvocateTables::advocate)
                .one();
    }

    Mono<Advocate> byExternalId(UUID programmeId, String externalId) {
        return database.sql(BY_EXTERNAL_ID)
                .bind("programmeId", programmeId)
                .bind("externalId", externalId)
                .map(AdvocateTables::advocate)
                .first();
    }

    /** Whether the advocate is new. */
    Mono<Boolean> insert(Advocate advocate) {
        return database.sql(INSERT)
                .bind("id", advocate.id())
                .bind("programmeId", advocate.programmeId())
                .bind("memberId", advocate.memberId())
                .bind("externalId", advocate.externalId())
                .bind("code", advocate.code().value())
                .bind("createdAt", advocate.createdAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Link> link(Code code) {
        return database.sql(LINK)
                .bind("code", code.value())
                .map(
                        row ->
                                new Link(
                                        get(row, "id", UUID.class),
                                        get(row, "landing_url", String.class)))
                .one();
    }

    /** Adds to how often links were followed. */
    Mono<Void> addVisits(Map<LinkDay, Long> visits) {
        var links = List.copyOf(visits.keySet());
        return database.sql(ADD_VISITS)
                .bind("advocateIds", links.stream().map(LinkDay::advocateId).toArray(UUID[]::new))
                .bind("days", links.stream().map(LinkDay::day).toArray(LocalDate[]::new))
                .bind("visits", links.stream().map(visits::get).toArray(Long[]::new))
                .then();
    }

    private static Advocate advocate(Readable row) {
        return new Advocate(
                get(row, "id", UUID.class),
                get(row, "programme_id", UUID.class),
                get(row, "member_id", UUID.class),
                get(row, "external_id", String.class),
                new Code(get(row, "code", String.class)),
                get(row, "created_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
