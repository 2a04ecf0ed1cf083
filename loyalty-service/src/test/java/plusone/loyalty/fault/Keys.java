package plusone.loyalty.fault;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import plusone.postgres.EmbeddedDatabase;

/** What the books say of keys. */
final class Keys {

    private static final String RESULTS =
            "select key, result_id::text as id from operation where starts_with(key, ?)";

    private Keys() {}

    /** What came of each that took effect, of those that begin like this: by key. */
    static Map<String, String> results(EmbeddedDatabase database, String prefix)
            throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.prepareStatement(RESULTS)) {
            statement.setString(1, prefix);
            try (var rows = statement.executeQuery()) {
                var results = new HashMap<String, String>();
                while (rows.next()) results.put(rows.getString("key"), rows.getString("id"));
                return results;
            }
        }
    }
}
