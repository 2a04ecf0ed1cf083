package plusone.referral.friend;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code friend_contact} and {@code circumstance}. */
@Component
class FriendTables {

    private static final String INSERT_CONTACT =
            """
            insert into friend_contact (referral_id, email, phone, name) values (:referralId, :email, :phone, :name)""";

    private static final String INSERT_CIRCUMSTANCE =
            """
            insert into circumstance (subject_id, ip, device_id, user_agent, occurred_at)
            values (:subjectId, :ip, :deviceId, :userAgent, :occurredAt)""";

    private static final String CONTACT =
            """
            select email, phone, name from friend_contact where referral_id = :referralId""";

    private final DatabaseClient database;

    FriendTables(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID referralId, FriendContact contact) {
        return database.sql(INSERT_CONTACT)
                .bind("referralId", referralId)
                .bind("email", text(contact.email()))
                .bind("phone", text(contact.phone()))
                .bind("name", text(contact.name()))
                .then();
    }

    Mono<Void> insert(UUID subjectId, Circumstance circumstance) {
        return database.sql(INSERT_CIRCUMSTANCE)
                .bind("subjectId", subjectId)
                .bind("ip", text(circumstance.ip()))
                .bind("deviceId", text(circumstance.deviceId()))
                .bind("userAgent", text(circumstance.userAgent()))
                .bind(
                        "occurredAt",
                        Parameters.in(
                                R2dbcType.TIMESTAMP_WITH_TIME_ZONE, circumstance.occurredAt()))
                .then();
    }

    Mono<FriendContact> contact(UUID referralId) {
        return database.sql(CONTACT)
                .bind("referralId", referralId)
                .map(
                        row ->
                                new FriendContact(
                                        row.get("email", String.class),
                                        row.get("phone", String.class),
                                        row.get("name", String.class)))
                .one();
    }

    private static Object text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }
}
