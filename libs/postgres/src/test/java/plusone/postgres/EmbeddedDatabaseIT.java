package plusone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @Test
    void letsTheServingRoleReadAndInsertButNothingElse() throws SQLException {
        try (var database = EmbeddedDatabase.shared().newDatabase()) {
            execute(database, "loyalty_owner", "create table entry (points bigint not null)");
            execute(database, "loyalty", "insert into entry values (7)");

            assertThat(ask(database, "loyalty", "select points from entry")).isEqualTo("7");
            assertThatThrownBy(() -> execute(database, "loyalty", "update entry set points = 8"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(database, "loyalty", "delete from entry"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(database, "loyalty", "create table other ()"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsTheSchemasApart() throws SQLException {
        try (var database = EmbeddedDatabase.shared().newDatabase()) {
            execute(database, "loyalty_owner", "create table secret (id int)");

            assertThatThrownBy(() -> execute(database, "referral", "select from loyalty.secret"))
                    .hasMessageContaining("permission denied for schema loyalty");
        }
    }

    @Test
    void givesEveryTestADatabaseOfItsOwn() throws SQLException {
        try (var one = EmbeddedDatabase.shared().newDatabase();
                var two = EmbeddedDatabase.shared().newDatabase()) {
            execute(one, "referral_owner", "create table programme (id int)");

            assertThat(one.port()).isEqualTo(two.port());
            assertThat(ask(two, "referral", "select to_regclass('programme') is null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void keepsItsDataAndIsDurableWhereItIsToldTo(@TempDir Path folder) throws SQLException {
        var settings =
                ServerSettings.kept(folder.resolve("data"), 0, folder.resolve("postgres.log"));
        try (var database = EmbeddedDatabase.start(settings)) {
            execute(database, "loyalty_owner", "create table kept as select 1 as id");
            assertThat(ask(database, "postgres", "show fsync")).isEqualTo("on");
            assertThat(ask(database, "postgres", "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "postgres", "show shared_buffers")).isEqualTo("512MB");
        }

        try (var database = EmbeddedDatabase.start(settings)) {
            assertThat(ask(database, "loyalty", "select id from kept")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgres.log")).isNotEmptyFile();
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void comesBackAfterItWasKilled() throws SQLException {
        try (var database = EmbeddedDatabase.start(ServerSettings.throwaway())) {
            execute(database, "loyalty_owner", "create table kept as select 1 as id");

            database.kill();
            assertThatThrownBy(() -> database.connect("loyalty")).isInstanceOf(SQLException.class);
            database.startAgain();

            assertThat(ask(database, "loyalty", "select id from kept")).isEqualTo("1");
        }
    }

    @Test
    void startsOnAPidFileWhoseNumberBelongsToAnotherProcess(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        var settings = ServerSettings.kept(data, 0, folder.resolve("postgres.log"));
        EmbeddedDatabase.start(settings).close();
        Files.writeString(
                data.resolve("postmaster.pid"),
                "%d%n%s%n".formatted(ProcessHandle.current().pid(), data));

        try (var database = EmbeddedDatabase.start(settings)) {
            assertThat(ask(database, "postgres", "select 1")).isEqualTo("1");
        }
    }

    private static void execute(EmbeddedDatabase database, String role, String sql)
            throws SQLException {
        try (var connection = database.connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String role, String sql)
            throws SQLException {
        try (var connection = database.connect(role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
