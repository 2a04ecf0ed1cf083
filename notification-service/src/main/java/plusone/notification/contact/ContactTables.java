package plusone.notification.contact;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code contact}. */
@Component
class ContactTables {

    // An advisory lock: before the contact arrives there is no row to lock.
    private static final String LOCK = "select pg_advisory_xact_lock(:lock)";

    private static final String FIND =
            """
            select member_id, external_id, display_name, email, phone, locale, time_zone, version, deleted_at
            from contact where member_id = :memberId""";

    // A customer who was erased and enrolled anew is another member; ids of members grow with time.
    private static final String MEMBER_OF =
            """
            select member_id from contact where external_id = :externalId order by member_id desc limit 1""";

    private static final String PUT =
            """
            insert into contact (member_id, external_id, display_name, email, phone, locale, time_zone, version)
            values (:memberId, :externalId, :displayName, :email, :phone, :locale, :timeZone, :version)
            on conflict (member_id) do update set
                external_id = excluded.external_id, display_name = excluded.display_name, email = excluded.email,
                phone = excluded.phone, locale = excluded.locale, time_zone = excluded.time_zone,
                version = excluded.version, deleted_at = null
            where contact.version < excluded.version""";

    private static final String DELETE =
            """
            insert into contact (member_id, version, deleted_at) values (:memberId, 0, :deletedAt)
            on conflict (member_id) do update set
                external_id = null, display_name = null, email = null, phone = null, locale = null, time_zone = null,
                deleted_at = excluded.deleted_at
            where contact.deleted_at is null""";

    private final DatabaseClient database;

    ContactTables(DatabaseClient database) {
        this.database = database;
    }

    /** Waits until no other transaction is busy with this member; ends with the transaction. */
    Mono<Void> lock(UUID memberId) {
        return database.sql(LOCK).bind("lock", memberId.getLeastSignificantBits()).then();
    }

    /** The contact, or that it has been deleted; empty where nothing was heard of the member. */
    Mono<Reach> find(UUID memberId) {
        return database.sql(FIND).bind("memberId", memberId).map(ContactTables::reach).one();
    }

    Mono<UUID> memberOf(String externalId) {
        return database.sql(MEMBER_OF)
                .bind("externalId", externalId)
                .map(row -> get(row, "member_id", UUID.class))
                .one();
    }

    /** Whether it changed anything. */
    Mono<Boolean> put(Contact contact) {
        return database.sql(PUT)
                .bind("memberId", contact.memberId())
                .bind("externalId", contact.externalId())
                .bind("displayName", text(contact.displayName()))
                .bind("email", text(contact.email()))
                .bind("phone", text(contact.phone()))
                .bind("locale", contact.locale())
                .bind("timeZone", contact.timeZone())
                .bind("version", contact.version())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> delete(UUID memberId, Instant at) {
        return database.sql(DELETE).bind("memberId", memberId).bind("deletedAt", at).then();
    }

    private static Reach reach(Readable row) {
        if (row.get("deleted_at") != null) return new Reach.Deleted();
        return new Reach.Known(
                new Contact(
                        get(row, "member_id", UUID.class),
                        get(row, "external_id", String.class),
                        row.get("display_name", String.class),
                        row.get("email", String.class),
                        row.get("phone", String.class),
                        get(row, "locale", String.class),
                        get(row, "time_zone", String.class),
                        get(row, "version", Long.class)));
    }

    private static Parameter text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
