package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.unique;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import plusone.notification.MailServer;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;
import plusone.postgres.EmbeddedDatabase;

/** The whole service with an odd mail server in place of the usual one. */
@NotificationTest
class OddMailServerIT {

    private static final Pattern REVIVAL =
            Pattern.compile(
                    "## When something is stuck.*?```sql\n.*?(update .*?)```", Pattern.DOTALL);

    @Autowired private Notification notification;
    @Autowired private MailServer usual;
    @Autowired private JavaMailSenderImpl sender;
    @Autowired private EmbeddedDatabase database;

    private final OddMailServer odd = OddMailServer.taking();
    private final UUID member = UUID.randomUUID();
    private final String customer = unique("ada");

    @BeforeEach
    void takesTheMails() {
        sender.setPort(odd.port());
        notification.know(member, contact(customer));
    }

    @AfterEach
    void theUsualOneIsBack() throws IOException {
        sender.setPort(usual.port());
        odd.close();
    }

    @Test
    void getsAMailOnceThatItTakesWithoutAWord() throws Exception {
        odd.replyingInTurn(OddMailServer.DOT, OddMailServer.HANG_UP);

        var message = notification.tell(member, 49);

        awaitStatus(message, "RETRYING");
        assertThat(notification.mailOf(message).get("attempts").get(0).get("outcome").asString())
                .isEqualTo("UNKNOWN");
        eventually()
                .untilAsserted(
                        () ->
                                assertThat(
                                                text(
                                                        "select due_at > now() + interval '55 minutes' from "
                                                                + rowOf(message)))
                                        .isEqualTo("t"));
        awaitStatus(notification.tell(member, 50), "DELIVERED");
        assertThat(odd.taken()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void getsAMailThatItRefusedAndThatWasRevivedAsTheReadmeSays() throws Exception {
        odd.replyingInTurn("RCPT", "550 unknown");
        var message = notification.tell(member, 49);
        awaitStatus(message, "DEAD");
        eventually()
                .untilAsserted(
                        () ->
                                assertThat(
                                                text(
                                                        "select dead_at is not null from "
                                                                + rowOf(message)))
                                        .isEqualTo("t"));

        revive(text("select id from " + rowOf(message)));

        awaitStatus(message, "DELIVERED");
        assertThat(odd.taken()).hasSize(1);
        eventually()
                .untilAsserted(
                        () ->
                                assertThat(text("select count(*) from " + rowOf(message)))
                                        .isEqualTo("0"));
        assertThat(notification.mailOf(message).get("attempts"))
                .extracting(it -> it.get("outcome").asString())
                .containsExactly("FAILED", "DELIVERED");
    }

    @Test
    void getsAMailAfterItHadRefusedOurCredentials() {
        odd.replyingInTurn("MAIL", "530 sign in first", "535 no", "553 not you");

        var message = notification.tell(member, 49);

        awaitStatus(message, "DELIVERED");
        assertThat(odd.taken()).hasSize(1);
        assertThat(notification.mailOf(message).get("attempts")).hasSize(4);
    }

    /** On the wire it would be {@code anna@plusone.example}, who is somebody else. */
    @Test
    void hearsNothingOfAnAddressThatIsNotAscii() throws Exception {
        execute(
                "update contact set email = '\u0161nna@plusone.example' where member_id = '%s'"
                        .formatted(member));

        var message = notification.tell(member, 49);

        awaitStatus(message, "SUPPRESSED");
        assertThat(notification.mailOf(message).get("reason").asString())
                .isEqualTo("invalid-address");
        assertThat(notification.mailOf(message).get("attempts")).isEmpty();
        assertThat(odd.receivers()).isEmpty();
        assertThat(notification.inboxOf(customer)).hasSize(1);
    }

    private void revive(String row) throws IOException, SQLException {
        var readme = REVIVAL.matcher(Files.readString(Path.of("../README.md")));
        assertThat(readme.find()).isTrue();
        var revival = readme.group(1).replace("referral.", "notification.").replace("42", row);
        try (var operator = database.connect(database.superuser());
                var statement = operator.createStatement()) {
            assertThat(statement.executeUpdate(revival)).isEqualTo(1);
        }
    }

    private void awaitStatus(UUID message, String status) {
        eventually()
                .untilAsserted(
                        () ->
                                assertThat(notification.mailOf(message).get("status").asString())
                                        .isEqualTo(status));
    }

    private String rowOf(UUID message) {
        return "outbox where body ->> 'deliveryId' = '%s'"
                .formatted(notification.mailOf(message).get("id").asString());
    }

    private String text(String sql) throws SQLException {
        try (var service = database.connect("notification");
                var statement = service.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var service = database.connect("notification");
                var statement = service.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
