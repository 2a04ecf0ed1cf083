package plusone.suite.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import plusone.postgres.EmbeddedDatabase;
import plusone.postgres.ServerSettings;

/** A Postgres that asks every role of the house for its password. */
record StrictDatabase(EmbeddedDatabase database) implements AutoCloseable {

    private static final String WHO_MAY =
            """
            local all all          trust
            host  all postgres all trust
            host  all all      all scram-sha-256
            """;

    static StrictDatabase start() throws SQLException, IOException {
        var strict = new StrictDatabase(EmbeddedDatabase.start(ServerSettings.throwaway()));
        Files.writeString(Path.of(strict.query("show hba_file")), WHO_MAY);
        strict.query("select pg_reload_conf()");
        return strict;
    }

    void setPassword(String role, String password) throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement()) {
            statement.execute("alter role %s password '%s'".formatted(role, password));
        }
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    String place() {
        return "postgresql://127.0.0.1:%d/%s".formatted(database.port(), database.database());
    }

    @Override
    public void close() {
        database.close();
    }
}
