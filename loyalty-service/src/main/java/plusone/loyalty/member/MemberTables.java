package plusone.loyalty.member;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL on {@code member}. */
@Component
class MemberTables {

    private static final String COLUMNS =
            """
            select id, external_id, display_name, email, phone, locale, time_zone, birthday, attributes::text as attributes,
                contact_from, version, created_at
            from member
            """;

    private static final String BY_ID = COLUMNS + "where id = :id";

    private static final String LOCKED = COLUMNS + "where id = :id for update";

    private static final String BY_EXTERNAL_ID = COLUMNS + "where external_id = :externalId";

    private static final String LOCKED_BY_EXTERNAL_ID = BY_EXTERNAL_ID + " for update";

    /** Attributes are read one member at a time: a page of large ones would fill the memory. */
    private static final String LIST =
            COLUMNS.replace("attributes::text", "'{}'")
                    + """
            where (:words::text is null or display_name ilike :words or email ilike :words or external_id ilike :words)
                and id < :before
            order by id desc limit :limit""";

    private static final String INSERT =
            """
            insert into member (id, external_id, display_name, email, phone, locale, time_zone, birthday, attributes,
                contact_from, version, created_at)
            values (:id, :externalId, :displayName, :email, :phone, :locale, :timeZone, :birthday, :attributes::jsonb,
                :contactFrom, :version, :createdAt)
            on conflict (external_id) do nothing""";

    private static final String UPDATE =
            """
            update member set display_name = :displayName, email = :email, phone = :phone, locale = :locale,
                time_zone = :timeZone, birthday = :birthday, attributes = :attributes::jsonb,
                contact_from = :contactFrom, version = :version
            where id = :id""";

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    MemberTables(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Member> byId(UUID id) {
        return database.sql(BY_ID).bind("id", id).map(this::member).one();
    }

    Mono<Member> locked(UUID id) {
        return database.sql(LOCKED).bind("id", id).map(this::member).one();
    }

    Mono<Member> byExternalId(String externalId) {
        return database.sql(BY_EXTERNAL_ID).bind("externalId", externalId).map(this::member).one();
    }

    Mono<Member> lockedByExternalId(String externalId) {
        return database.sql(LOCKED_BY_EXTERNAL_ID)
                .bind("externalId", externalId)
                .map(this::member)
                .one();
    }

    /** Newest first: ids grow with time. */
    Flux<Member> list(@Nullable String words, UUID before, int limit) {
        return database.sql(LIST)
                .bind("words", text(words == null ? null : "%" + literally(words) + "%"))
                .bind("before", before)
                .bind("limit", limit)
                .map(this::member)
                .all();
    }

    /** Whether the member is new: there may be one with this external id. */
    Mono<Boolean> insert(Member member) {
        return changeable(database.sql(INSERT), member)
                .bind("externalId", member.externalId())
                .bind("createdAt", member.createdAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> update(Member member) {
        return changeable(database.sql(UPDATE), member).then();
    }

    private DatabaseClient.GenericExecuteSpec changeable(
            DatabaseClient.GenericExecuteSpec statement, Member member) {
        return statement
                .bind("id", member.id())
                .bind("displayName", text(member.displayName()))
                .bind("email", text(member.email()))
                .bind("phone", text(member.phone()))
                .bind("locale", member.locale())
                .bind("timeZone", member.timeZone().getId())
                .bind("birthday", Parameters.in(R2dbcType.DATE, member.birthday()))
                .bind("attributes", json.writeValueAsString(member.attributes()))
                .bind("contactFrom", member.contactFrom().name())
                .bind("version", member.version());
    }

    private static Object text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private static String literally(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Member member(Readable row) {
        return new Member(
                get(row, "id", UUID.class),
                get(row, "external_id", String.class),
                row.get("display_name", String.class),
                row.get("email", String.class),
                row.get("phone", String.class),
                get(row, "locale", String.class),
                ZoneId.of(get(row, "time_zone", String.class)),
                row.get("birthday", LocalDate.class),
                json.readValue(get(row, "attributes", String.class), ATTRIBUTES),
                ContactSource.valueOf(get(row, "contact_from", String.class)),
                get(row, "version", Long.class),
                get(row, "created_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
