package plusone.loyalty.ledger;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/**
 * A first start on empty tables, then 100,000 members without ANALYZE: the plans that a connection
 * made on its first day still use the keys.
 */
class PlansIT {

    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):(\\w+)");

    private static final List<Class<?>> TABLES =
            List.of(
                    LedgerTables.class,
                    FlushTables.class,
                    AccountTables.class,
                    TransactionTables.class,
                    IntegrityTables.class,
                    VerificationTables.class);

    /** These joins read a table to its end, and so does a look-up by a leg alone. */
    private static final List<String> WHOLE_TABLE =
            List.of("Seq Scan", "Hash Join", "Merge Join", "Materialize", "Index Cond: (leg = 0)");

    private static final List<String> GROWING =
            List.of("operation", "entry", "transaction", "hold", "lot", "account");

    private static final List<String> GROWTH =
            List.of(
                    """
                    insert into account (id, status, seq, balance, pending, held, debt, earned, chain, recorded_at, due_at)
                    select gen_random_uuid(), 'ACTIVE', 1, 20, 0, 10, 0, 20, sha256(number::text::bytea), now(),
                        case when number % 100 = 0 then now() end
                    from generate_series(1, MEMBERS) number""",
                    "insert into lot select id, '2030-12-31', '1970-01-01T00:00Z', 10 from account",
                    """
                    insert into hold (id, account_id, lots, points, captured, state, placed_at, expires_at)
                    select gen_random_uuid(), id, '{"2030-12-31": 10}', 10, 0, 'PLACED', now(), now() from account""",
                    """
                    insert into transaction (id, type, occurred_at, recorded_at)
                    select gen_random_uuid(), 'EARN', now(), now() from account""",
                    """
                    insert into entry (transaction_id, leg, account_id, points, seq)
                    select t.id, leg, a.id, case leg when 0 then 20 else -20 end, case leg when 0 then 1 end
                    from (select id, row_number() over () as number from transaction) t
                        join (select id, row_number() over () as number from account) a using (number),
                        generate_series(0, 1) leg""",
                    """
                    insert into operation (id, caller, key, fingerprint, kind, call, result_id, recorded_at)
                    select gen_random_uuid(), 'service:test', id::text, id, 'transaction', 'POST /v1/transactions', id, now()
                    from transaction""");

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 3_000})
    void plansMadeOnSmallTablesUseTheKeysOfOneHundredThousandMembers(int few) throws SQLException {
        try (var database = EmbeddedDatabase.shared().newDatabase()) {
            new Migration("loyalty", database.jdbcUrl(), "loyalty_owner", "").run();
            leaveUnanalyzed(database);
            try (var connection = database.connect("loyalty")) {
                execute(connection, "set plan_cache_mode = force_generic_plan");
                execute(connection, "set enable_seqscan = off");
                grow(database, few);
                var prepared = prepare(connection);
                grow(database, 100_000);

                var whole = new TreeMap<String, List<String>>();
                for (var statement : prepared.entrySet()) {
                    var plan = plan(connection, statement.getValue());
                    if (plan.stream().anyMatch(PlansIT::readsAWholeTable))
                        whole.put(statement.getKey(), plan);
                }
                assertThat(whole).isEmpty();
                assertThat(prepared).hasSizeGreaterThan(20);
            }
        }
    }

    /** That of one row may be read as it comes. */
    private static boolean readsAWholeTable(String line) {
        return WHOLE_TABLE.stream().anyMatch(line::contains)
                && !line.contains("Seq Scan on verification");
    }

    /** As a connection does on its first day; by its name, what executes each. */
    private static Map<String, String> prepare(Connection connection) throws SQLException {
        var prepared = new LinkedHashMap<String, String>();
        for (var constant : TABLES.stream().flatMap(PlansIT::statements).toList()) {
            var name = (constant.getDeclaringClass().getSimpleName() + "_" + constant.getName());
            var parameters = new ArrayList<String>();
            var sql =
                    PARAMETER
                            .matcher(text(constant))
                            .replaceAll(found -> "\\$" + number(found.group(1), parameters));
            execute(connection, "prepare " + name + " as " + sql);
            var values = parameters.stream().map(_ -> "null").collect(Collectors.joining(", "));
            var call = "execute " + name + (values.isEmpty() ? "" : "(" + values + ")");
            plan(connection, call);
            prepared.put(name, call);
        }
        return prepared;
    }

    private static int number(String parameter, List<String> parameters) {
        if (!parameters.contains(parameter)) parameters.add(parameter);
        return parameters.indexOf(parameter) + 1;
    }

    private static Stream<Field> statements(Class<?> tables) {
        return Stream.of(tables.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == String.class)
                .filter(field -> Pattern.matches("(?s)(select|insert|update|with) .*", text(field)))
                .filter(field -> !text(field).contains("%s"));
    }

    private static String text(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> plan(Connection connection, String call) throws SQLException {
        var plan = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain " + call)) {
            while (rows.next()) plan.add(rows.getString(1));
        }
        return plan;
    }

    private static void leaveUnanalyzed(EmbeddedDatabase database) throws SQLException {
        try (var connection = database.connect("loyalty_owner")) {
            for (var table : GROWING)
                execute(connection, "alter table " + table + " set (autovacuum_enabled = false)");
        }
    }

    private static void grow(EmbeddedDatabase database, int members) throws SQLException {
        try (var connection = database.connect("loyalty_owner")) {
            for (var table : GROWING) execute(connection, "delete from " + table);
            for (var sql : GROWTH)
                execute(connection, sql.replace("MEMBERS", Integer.toString(members)));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
