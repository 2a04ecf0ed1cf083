package plusone.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/** A real database with the outbox's table, and a real receiver of letters. */
final class PostOffice implements AutoCloseable {

    static final String ROLE = "referral";

    private static final String OWNER = ROLE + "_owner";

    final EmbeddedDatabase database = EmbeddedDatabase.shared().newDatabase();
    final LetterBox letterBox = new LetterBox();

    PostOffice() {
        new Migration(ROLE, database.jdbcUrl(), OWNER, OWNER).run();
    }

    /** Names of the letters that were brought, whatever was answered, in the order of arrival. */
    List<String> brought() {
        return letterBox.received().stream().map(Letter::name).toList();
    }

    /** Names of the letters that were taken, in the order of arrival. */
    List<String> taken() {
        return letterBox.received().stream().filter(Letter::isTaken).map(Letter::name).toList();
    }

    long count(String condition) {
        return Long.parseLong(text("select count(*) from outbox where " + condition));
    }

    String text(String sql) {
        return text(OWNER, sql);
    }

    private String text(String role, String sql) {
        try (var connection = database.connect(role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        executeAs(OWNER, sql);
    }

    void executeAs(String role, String sql) {
        try (var connection = database.connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Holds the rows as they are until it is closed; whoever wants to change one waits. */
    Connection lockRows() throws SQLException {
        var owner = database.connect(OWNER);
        owner.setAutoCommit(false);
        owner.createStatement().execute("select from outbox for no key update");
        return owner;
    }

    boolean isDeleteWaiting() {
        var waiting =
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like 'delete from outbox%'""";
        return !text(database.superuser(), waiting).equals("0");
    }

    void clear() {
        letterBox.clear();
        execute("drop trigger if exists stuck on outbox; truncate outbox");
    }

    @Override
    public void close() {
        letterBox.close();
        database.close();
    }
}
