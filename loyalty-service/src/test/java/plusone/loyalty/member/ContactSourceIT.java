package plusone.loyalty.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/** Of members from before it was kept who gave their contact, their enrolments tell. */
class ContactSourceIT {

    private static final String MEMBERS_OF_OLD =
            """
            insert into member (id, external_id, locale, time_zone, version, created_at)
            select ('00000000-0000-0000-0000-00000000000' || n)::uuid, name, 'en', 'UTC', 1, now()
            from (values (1, 'by-herself'), (2, 'by-staff'), (3, 'by-a-service'), (4, 'ignored-when-joining'),
                (5, 'frozen-by-staff')) as people (n, name);
            insert into operation (id, caller, key, fingerprint, kind, result_id, recorded_at, call)
            select ('10000000-0000-0000-0000-00000000000' || n)::uuid, caller, 'key', gen_random_uuid(), 'member',
                ('00000000-0000-0000-0000-00000000000' || member)::uuid, now(), ''
            from (values (1, 1, 'customer:by-herself'), (2, 2, 'staff:sam'), (3, 3, 'service:referral-service'),
                (4, 4, 'service:referral-service'), (5, 4, 'customer:ignored-when-joining'),
                (6, 5, 'service:referral-service'), (7, 5, 'staff:fay')) as calls (n, member, caller);
            insert into answer (operation_id, status, figures, recorded_at)
            select id, case when id::text similar to '%(5|7)' then 200 else 201 end, '{}', now() from operation""";

    @Test
    void isWhoEnrolledAMemberOfOld() throws SQLException {
        try (var database = EmbeddedDatabase.shared().newDatabase()) {
            migratedToBefore(database);
            change(database, MEMBERS_OF_OLD);

            new Migration("loyalty", database.jdbcUrl(), "loyalty_owner", "").run();

            assertThat(sources(database))
                    .containsOnly(
                            Map.entry("by-herself", "CUSTOMER"),
                            Map.entry("by-staff", "STAFF"),
                            Map.entry("by-a-service", "SERVICE"),
                            Map.entry("ignored-when-joining", "SERVICE"),
                            Map.entry("frozen-by-staff", "SERVICE"));
        }
    }

    private static void migratedToBefore(EmbeddedDatabase database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), "loyalty_owner", "")
                .schemas("loyalty")
                .createSchemas(false)
                .locations(
                        "classpath:db/idempotency", "classpath:db/outbox", "classpath:db/migration")
                .placeholders(Map.of("schema", "loyalty", "serving", "loyalty"))
                .target("007")
                .load()
                .migrate();
    }

    private static void change(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> sources(EmbeddedDatabase database) throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select external_id, contact_from from member")) {
            var sources = new HashMap<String, String>();
            while (rows.next()) sources.put(rows.getString(1), rows.getString(2));
            return sources;
        }
    }
}
