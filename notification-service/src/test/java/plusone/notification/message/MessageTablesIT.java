package plusone.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.notification.message.Delivery.Status.DEAD;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.notification.NotificationTest;
import plusone.postgres.EmbeddedDatabase;

/** How lists of messages are found where there are many. */
@NotificationTest
class MessageTablesIT {

    private static final String MANY =
            """
            insert into message select uuidv7(), uuidv4(), 'points-earned', null, false, now() from generate_series(1, 20000);
            insert into delivery (id, message_id, member_id, channel, status, reason, queued_at)
                select uuidv7(), m.id, m.member_id, c, 'DELIVERED', null, now()
                from message m, unnest(array['INBOX', 'EMAIL']) c
                where m.accepted_at = now();
            update delivery set status = 'DEAD', reason = 'x' where id = (select id from delivery order by id desc limit 1);
            analyze message, delivery""";

    @Autowired private EmbeddedDatabase database;

    @Test
    void findsTheFewWithTroubleWithoutLookingAtAllMessages() throws SQLException {
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), "notification_owner", "");
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(MANY);

            var plan = plan(statement, MessageTables.newest(null, DEAD));

            owner.rollback();
            assertThat(plan).contains("delivery_trouble").doesNotContain("Seq Scan");
        }
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        var parameterized =
                sql.replace(":status", "$1").replace(":before", "$2").replace(":limit", "$3");
        statement.execute("set plan_cache_mode = force_generic_plan");
        statement.execute("prepare list (text, uuid, int) as " + parameterized);
        var lines = new ArrayList<String>();
        try (var rows = statement.executeQuery("explain execute list ('DEAD', uuidv7(), 51)")) {
            while (rows.next()) lines.add(rows.getString(1));
        }
        return String.join("\n", lines);
    }
}
