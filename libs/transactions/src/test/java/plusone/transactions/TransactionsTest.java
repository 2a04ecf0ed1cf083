package plusone.transactions;

import io.r2dbc.pool.ConnectionPool;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import plusone.postgres.EmbeddedDatabase;
import reactor.core.publisher.Mono;

/** The small application on a real port, with a real Postgres and one table. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.r2dbc.username=loyalty",
            "spring.r2dbc.password=loyalty",
            "spring.r2dbc.pool.initial-size=2",
            "spring.r2dbc.pool.max-size=8",
            "plusone.transactions.limit=4096",
            // What nobody waits for any more is dropped here by the thousand.
            "logging.level.reactor.core.publisher.Operators=off"
        })
abstract class TransactionsTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.shared().newDatabase();

    @Autowired protected DatabaseClient database;
    @Autowired protected Atomically atomically;
    @Autowired protected ConnectionPool pool;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.r2dbc.url", DATABASE::r2dbcUrl);
    }

    @BeforeAll
    static void createTable() throws SQLException {
        try (var owner = DATABASE.connect("loyalty_owner");
                var statement = owner.createStatement()) {
            statement.execute(
                    """
                    create table if not exists entry (kind text not null, key bigint not null, points int not null)""");
        }
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var owner = DATABASE.connect("loyalty_owner");
                var statement = owner.createStatement()) {
            statement.execute("truncate entry");
        }
    }

    static String r2dbcUrl() {
        return DATABASE.r2dbcUrl();
    }

    protected final Mono<Void> insert(String kind, int points) {
        return database.sql("insert into entry values (:kind, 0, :points)")
                .bind("kind", kind)
                .bind("points", points)
                .then();
    }

    protected final long count(String condition) {
        return database.sql("select count(*) from entry where " + condition)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    protected final void awaitQuiet() {
        Connections.awaitQuiet(pool);
    }
}
