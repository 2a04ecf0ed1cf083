package plusone.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/** The small application on a real Postgres, with a table that the work of a request writes to. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.r2dbc.username=referral",
            "spring.r2dbc.password=referral",
            "spring.r2dbc.pool.max-size=12",
            "spring.r2dbc.properties.options=lock_timeout=1000;statement_timeout=5000;idle_in_transaction_session_timeout=10000"
        })
abstract class IdempotencyTest {

    static final EmbeddedDatabase DATABASE = EmbeddedDatabase.shared().newDatabase();

    @Autowired protected DatabaseClient database;
    @Autowired protected Idempotency idempotency;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.r2dbc.url", DATABASE::r2dbcUrl);
    }

    @BeforeAll
    static void createTables() throws SQLException {
        new Migration("referral", DATABASE.jdbcUrl(), "referral_owner", "referral_owner").run();
        asOwner("create table if not exists effect (id uuid primary key, points int not null)");
    }

    @BeforeEach
    void empty() throws SQLException {
        asOwner("truncate effect, operation, answer");
    }

    private static void asOwner(String sql) throws SQLException {
        try (var owner = DATABASE.connect("referral_owner");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As another part of the same service, past this library. */
    protected static Connection connect() throws SQLException {
        return DATABASE.connect("referral");
    }

    protected final long count(String sql) {
        return database.sql("select count(*) from " + sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
