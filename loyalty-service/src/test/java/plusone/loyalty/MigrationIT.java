package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

class MigrationIT {

    /** The state of an installation whose libraries bring something new with their next version. */
    @Test
    void appliesWhatALibraryBringsAfterTheServicesOwn() throws SQLException {
        try (var database = EmbeddedDatabase.shared().newDatabase()) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), "loyalty_owner", "")
                    .schemas("loyalty")
                    .createSchemas(false)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("schema", "loyalty", "serving", "loyalty"))
                    .target("007")
                    .load()
                    .migrate();

            new Migration("loyalty", database.jdbcUrl(), "loyalty_owner", "").run();

            try (var connection = database.connect("loyalty");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from outbox, operation")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isZero();
            }
        }
    }
}
