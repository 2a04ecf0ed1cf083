package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plusone.transactions.Storm;

/**
 * The usual, empty table, vacuumed and analyzed, and then a backlog that no statistics know of: the
 * plans that a connection made before read no more than they need.
 */
class PlansIT extends RelayTest {

    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):(\\w+)");

    private static final Pattern PAGES = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

    /** The heap alone has several thousand, and each index more than a thousand. */
    private static final long MOST_PAGES = 1_000;

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("link", "'letters'"),
                    Map.entry("after", "'b'"),
                    Map.entry("look", "1000"),
                    Map.entry("limit", "16"),
                    Map.entry("most", "1000"),
                    Map.entry("id", "1"),
                    Map.entry("token", "gen_random_uuid()"),
                    Map.entry("reason", "'because'"),
                    Map.entry("aggregate", "'a'"),
                    Map.entry("kind", "'1'"),
                    Map.entry("body", "'{}'"),
                    Map.entry("trace", "null"));

    private static final List<String> GROWTH =
            List.of(
                    "insert into outbox (link, aggregate, kind, body) select 'letters', 'hot', '1', '{}' from generate_series(1, %d)"
                            .formatted(Storm.times(200_000, 1_000_000)),
                    "insert into outbox (link, aggregate, kind, body, due_at) select 'letters', 'a' || n, '1', '{}', now() + interval '1 hour' from generate_series(1, 15000) n",
                    "insert into outbox (link, aggregate, kind, body) select 'letters', 'b' || n, '1', '{}' from generate_series(1, 15000) n",
                    "insert into outbox (link, aggregate, kind, body, dead_at) select 'letters', 'dead', '1', '{}', now() from generate_series(1, 15000) n",
                    "insert into outbox (link, aggregate, kind, body, dead_at) select 'parcels', 'dead', '1', '{}', now() from generate_series(1, 15000) n");

    @Test
    void plansMadeOnTheEmptyTableReadNoMoreThanTheyNeed() throws SQLException {
        office.execute("alter table outbox set (autovacuum_enabled = false)");
        office.executeAs(office.database.superuser(), "vacuum analyze referral.outbox");
        try (var connection = office.database.connect(PostOffice.ROLE)) {
            execute(connection, "set plan_cache_mode = force_generic_plan");
            connection.setAutoCommit(false);
            execute(connection, statements().get("USE_KEYS"));
            var prepared = prepare(connection);
            GROWTH.forEach(office::execute);

            assertThat(prepared).hasSizeGreaterThan(5);
            assertThat(tooMuch(connection, prepared)).isEmpty();
        } finally {
            office.clear();
            office.execute("alter table outbox reset (autovacuum_enabled)");
        }
    }

    private static Map<String, String> tooMuch(Connection connection, Map<String, String> prepared)
            throws SQLException {
        var tooMuch = new TreeMap<String, String>();
        for (var statement : prepared.entrySet()) {
            var plan = plan(connection, "analyze, buffers", statement.getValue());
            if (plan.contains("Seq Scan on outbox") || pages(plan) > MOST_PAGES)
                tooMuch.put(statement.getKey(), plan);
        }
        return tooMuch;
    }

    /** The first line that tells of pages counts those of the lines below it as well. */
    private static long pages(String plan) {
        var found = PAGES.matcher(plan);
        return found.find() ? number(found, 1) + number(found, 2) : 0;
    }

    private static long number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Long.parseLong(found.group(group));
    }

    /** As a connection does on a quiet day; by its name, what executes each. */
    private static Map<String, String> prepare(Connection connection) throws SQLException {
        var prepared = new LinkedHashMap<String, String>();
        for (var statement : statements().entrySet()) {
            if (statement.getKey().equals("USE_KEYS")) continue;
            var parameters = new ArrayList<String>();
            var sql =
                    PARAMETER
                            .matcher(statement.getValue())
                            .replaceAll(found -> "\\$" + number(found.group(1), parameters));
            execute(connection, "prepare " + statement.getKey() + " as " + sql);
            var values = parameters.stream().map(PlansIT::value).collect(Collectors.joining(", "));
            var call = "execute " + statement.getKey() + "(" + values + ")";
            plan(connection, "costs off", call);
            prepared.put(statement.getKey(), call);
        }
        return prepared;
    }

    private static int number(String parameter, List<String> parameters) {
        if (!parameters.contains(parameter)) parameters.add(parameter);
        return parameters.indexOf(parameter) + 1;
    }

    /** A number of milliseconds or tries for all that have no value of their own. */
    private static String value(String parameter) {
        return VALUES.getOrDefault(parameter, "1000");
    }

    private static Map<String, String> statements() {
        return Stream.of(OutboxTables.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == String.class)
                .collect(Collectors.toMap(Field::getName, PlansIT::text));
    }

    private static String text(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plan(Connection connection, String options, String call)
            throws SQLException {
        var plan = new StringBuilder();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (" + options + ") " + call)) {
            while (rows.next()) plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
