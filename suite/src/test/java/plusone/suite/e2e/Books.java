package plusone.suite.e2e;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plusone.suite.part.Part;

/** The ledger's tables, read past the service. */
final class Books {

    private static final String RESULTS =
            "select key, result_id::text from loyalty.operation where key = any(?)";

    private static final String SUMS =
            """
            select account_id::text, sum(points)::bigint from loyalty.entry
            where account_id::text = any(?) group by account_id""";

    private static final String BALANCES =
            "select id::text, balance from loyalty.account where id::text = any(?)";

    private static final String ENTRIES =
            """
            select account_id::text, count(*) from loyalty.entry
            where account_id::text = any(?) group by account_id""";

    private Books() {}

    /** What came of each of these keys that took effect, by key. */
    static Map<String, String> results(Collection<String> keys) {
        return read(RESULTS, keys, String.class);
    }

    /** The sum of each member's entries. */
    static Map<String, Long> sums(Collection<String> members) {
        return read(SUMS, members, Long.class);
    }

    /** What each member's account says. */
    static Map<String, Long> balances(Collection<String> members) {
        return read(BALANCES, members, Long.class);
    }

    /** How many entries each member has. */
    static Map<String, Long> entries(Collection<String> members) {
        return read(ENTRIES, members, Long.class);
    }

    private static <T> Map<String, T> read(String query, Collection<String> names, Class<T> type) {
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            statement.setArray(1, texts(connection, names));
            try (var rows = statement.executeQuery()) {
                var read = new HashMap<String, T>();
                while (rows.next()) read.put(rows.getString(1), rows.getObject(2, type));
                return read;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection that may read everything. */
    static Connection connect() throws SQLException {
        var url =
                "jdbc:postgresql://127.0.0.1:%d/plusone"
                        .formatted(Running.suite().ports().of(Part.POSTGRES));
        return DriverManager.getConnection(url, "postgres", "");
    }

    private static Array texts(Connection connection, Collection<String> names)
            throws SQLException {
        return connection.createArrayOf("text", names.toArray());
    }
}
