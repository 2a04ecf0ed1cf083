package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.unique;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import plusone.notification.MailServer;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;
import plusone.notification.contact.ContactBook;
import plusone.notification.message.Deliveries;
import plusone.notification.message.Due;
import plusone.notification.template.Templates;
import plusone.outbox.FinalRefusalException;
import plusone.outbox.OutboxRow;
import plusone.outbox.OutboxSettings;
import plusone.postgres.EmbeddedDatabase;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mails that meet an odd mail server, while the usual one is down and leaves them open. */
@NotificationTest
class EmailRelayIT {

    @Autowired private Notification notification;
    @Autowired private MailServer mails;
    @Autowired private EmbeddedDatabase database;
    @Autowired private Deliveries deliveries;
    @Autowired private Emails emails;
    @Autowired private ContactBook contacts;
    @Autowired private Templates templates;
    @Autowired private MailSettings settings;
    @Autowired private OutboxSettings outbox;
    @Autowired private Clock clock;
    @Autowired private JsonMapper json;

    private final String customer = unique("ada");
    private UUID message;

    @BeforeEach
    void aMailIsOpen() {
        mails.stop();
        var member = UUID.randomUUID();
        notification.know(member, contact(customer));
        message = notification.tell(member, 49);
        await().untilAsserted(() -> assertThat(status()).isEqualTo("RETRYING"));
        await().until(this::isHeldBack);
    }

    @AfterEach
    void theMailServerIsBack() {
        mails.startAgain();
    }

    @Test
    void givesAMailUpThatTheServerRefusesForGood() throws Exception {
        try (var server = OddMailServer.refusing()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(FinalRefusalException.class);
        }

        assertThat(status()).isEqualTo("DEAD");
        assertThat(mail().get("reason").asString()).isEqualTo("the mail server refused with 550");
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() throws Exception {
        try (var server = OddMailServer.silent()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(MailFailedException.class)
                    .hasMessage("the mail server did not answer in time");
        }

        assertThat(status()).isEqualTo("RETRYING");
    }

    @Test
    void countsAMailThatCannotBeWrittenAsAFailedTry() throws Exception {
        var speechless =
                new Emails(contacts, templates) {
                    @Override
                    Mono<Email> write(Due due) {
                        return Mono.error(new IllegalStateException(customer + "@example.org"));
                    }
                };
        var tomorrow = Clock.offset(clock, Duration.ofHours(25));
        try (var server = OddMailServer.silent()) {
            assertThatThrownBy(() -> relay(server, tomorrow, speechless).deliver(row(49)).block())
                    .isInstanceOf(FinalRefusalException.class);
        }

        assertThat(status()).isEqualTo("DEAD");
        assertThat(mail().get("reason").asString())
                .isEqualTo("the mail could not be written (IllegalStateException)");
    }

    @Test
    void givesAMailUpAfterManyTriesAndADay() throws Exception {
        var tomorrow = Clock.offset(clock, Duration.ofHours(25));
        try (var server = OddMailServer.silent()) {
            assertThatThrownBy(() -> relay(server, tomorrow).deliver(row(48)).block())
                    .isInstanceOf(MailFailedException.class);
            assertThatThrownBy(() -> relay(server, tomorrow).deliver(row(49)).block())
                    .isInstanceOf(FinalRefusalException.class);
        }

        assertThat(status()).isEqualTo("DEAD");
    }

    /** Only the test brings the mail from now on; the service's own relay does not race it. */
    private boolean isHeldBack() throws SQLException {
        var later =
                """
                update outbox set due_at = now() + interval '1 hour'
                where body ->> 'deliveryId' = '%s' and lease_token is null"""
                        .formatted(mail().get("id").asString());
        try (var service = database.connect("notification");
                var statement = service.createStatement()) {
            return statement.executeUpdate(later) == 1;
        }
    }

    private EmailRelay relay(OddMailServer server, Clock now) {
        return relay(server, now, emails);
    }

    private EmailRelay relay(OddMailServer server, Clock now, Emails letters) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        sender.getJavaMailProperties().put("mail.smtp.timeout", "300");
        var mailer = new Mailer(sender, settings, clock);
        return new EmailRelay(
                deliveries, letters, mailer, new Patience(settings, outbox, now), json);
    }

    private OutboxRow row(int triesBefore) {
        var body = "{\"deliveryId\": \"%s\"}".formatted(mail().get("id").asString());
        return new OutboxRow(
                1, "smtp", "test", "email", body, null, triesBefore, UUID.randomUUID());
    }

    private String status() {
        return mail().get("status").asString();
    }

    private JsonNode mail() {
        return notification.mailOf(message);
    }
}
