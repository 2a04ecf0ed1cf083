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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import plusone.outbox.LeaseLostException;
import plusone.outbox.Leases;
import plusone.outbox.OutboxRow;
import plusone.outbox.OutboxSettings;
import plusone.outbox.PostponedException;
import plusone.postgres.EmbeddedDatabase;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mails that meet an odd mail server, while the usual one is down and leaves them open. */
@NotificationTest
class EmailRelayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID ANOTHER = UUID.randomUUID();

    @Autowired private Notification notification;
    @Autowired private MailServer mails;
    @Autowired private EmbeddedDatabase database;
    @Autowired private Deliveries deliveries;
    @Autowired private Emails emails;
    @Autowired private ContactBook contacts;
    @Autowired private Templates templates;
    @Autowired private MailSettings settings;
    @Autowired private Leases leases;
    @Autowired private OutboxSettings outbox;
    @Autowired private Clock clock;
    @Autowired private JsonMapper json;

    private final String customer = unique("ada");

    /** The shipped ones, where a test does not need shorter ones. */
    private MailSettings limits;

    private final UUID member = UUID.randomUUID();
    private UUID message;

    @BeforeEach
    void aMailIsOpen() {
        limits = limits(Duration.ofSeconds(2), settings.replyLimit());
        mails.stop();
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

    @Test
    void handsASlowMailOverOnceAndLetsTheMembersNextOneGo() throws Exception {
        limits = limits(Duration.ofSeconds(2), Duration.ofMinutes(2));
        try (var server = OddMailServer.taking().holdingDots()) {
            var delivering = relay(server, clock).deliver(row(0)).toFuture();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(status()).isEqualTo("SENDING"));
            assertThat(
                            textOfRow(
                                    "lease_until between now() + interval '2 minutes' and now() + interval '10 minutes'"))
                    .isEqualTo("t");
            await().atMost(PATIENCE)
                    .until(() -> textOfRow("aggregate like '%/' || id").equals("t"));
            assertThat(delivering).isNotDone();
            assertThat(server.taken()).hasSize(1);

            server.release();
            delivering.get(30, TimeUnit.SECONDS);
            assertThat(server.taken())
                    .containsExactly("<" + mail().get("id").asString() + "@plusone.example>");
        }
        assertThat(status()).isEqualTo("DELIVERED");
    }

    @Test
    void waitsForEachReplyOfASlowServerAndSendsOneMail() throws Exception {
        limits = settings;
        try (var server = OddMailServer.taking().pausing(Duration.ofMillis(1_500))) {
            relay(server, clock).deliver(row(0)).block();

            assertThat(server.taken()).hasSize(1);
        }
        assertThat(status()).isEqualTo("DELIVERED");
    }

    @Test
    void leavesAMailAloneForLongOfWhichTheServerSaysNothing() throws Exception {
        limits = limits(Duration.ofSeconds(2), Duration.ofSeconds(1));
        try (var server = OddMailServer.taking().holdingDots()) {
            for (var pause : settings.unansweredPauses())
                assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                        .isInstanceOfSatisfying(
                                PostponedException.class,
                                it -> assertThat(it.pause()).isEqualTo(pause));
            assertThat(status()).isEqualTo("RETRYING");
            assertThat(mail().get("reason").asString())
                    .isEqualTo("the mail server did not say whether it took it");
            assertThat(mail().get("attempts"))
                    .extracting(it -> it.get("outcome").asString())
                    .endsWith("UNKNOWN", "UNKNOWN", "UNKNOWN");

            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(FinalRefusalException.class);

            assertThat(server.taken()).hasSize(4);
            assertThat(server.taken()).as("one Message-ID").containsOnly(server.taken().getFirst());
        }
        assertThat(status()).isEqualTo("DEAD");
    }

    @Test
    void doesNotSendAMailAgainThatWasCutOff() throws Exception {
        deliveries.sending(UUID.fromString(mail().get("id").asString())).block();
        try (var server = OddMailServer.taking()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(PostponedException.class);

            assertThat(server.taken()).isEmpty();
        }
        assertThat(status()).isEqualTo("RETRYING");
    }

    @Test
    void sendsNoDotForAMailWhoseRowHasGone() throws Exception {
        var before = mail().get("attempts");
        var row = row(0);
        var late = new OutboxRow(row.id(), "smtp", "a", "email", row.body(), null, 0, ANOTHER);
        try (var server = OddMailServer.taking()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(late).block())
                    .isInstanceOf(LeaseLostException.class);

            assertThat(server.taken()).isEmpty();
        }
        assertThat(mail().get("attempts")).as("nothing is noted").isEqualTo(before);
    }

    @Test
    void countsAMailAsDeliveredWhereOnlyTheFarewellFails() throws Exception {
        try (var server = OddMailServer.taking().replyingInTurn("QUIT", OddMailServer.HANG_UP)) {
            relay(server, clock).deliver(row(0)).block();

            assertThat(server.taken()).hasSize(1);
        }
        assertThat(status()).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 530 sign in",
        "MAIL, 550 blocked",
        "MAIL, 554 no",
        "RCPT, 450 busy",
        "RCPT, 552 full",
        "RCPT, 554 not now",
        "RCPT, 550 5.7.1 we do not like you",
        "DATA, 554 no",
        "., 451 later",
        "., 554 spam"
    })
    void triesAgainSoonWhereTheMailWasRefusedForTheMoment(String command, String reply)
            throws Exception {
        try (var server = OddMailServer.taking().replyingInTurn(command, reply)) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(MailFailedException.class)
                    .hasMessage("the mail server refused with " + reply.substring(0, 3));
            assertThat(status()).isEqualTo("RETRYING");

            relay(server, clock).deliver(row(1)).block();

            assertThat(server.taken()).hasSize(1);
        }
        assertThat(status()).isEqualTo("DELIVERED");
    }

    @Test
    void sendsAMailThatIsDeadAndWasRevived() throws Exception {
        try (var server = OddMailServer.refusing()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(FinalRefusalException.class);
            assertThat(status()).isEqualTo("DEAD");
        }
        try (var server = OddMailServer.taking()) {
            relay(server, clock).deliver(row(0)).block();

            assertThat(server.taken()).hasSize(1);
        }
        assertThat(status()).isEqualTo("DELIVERED");
        assertThat(mail().get("attempts"))
                .extracting(it -> it.get("outcome").asString())
                .endsWith("FAILED", "DELIVERED");
    }

    @Test
    void suppressesADeadMailWhoseMemberHasGone() throws Exception {
        try (var server = OddMailServer.refusing()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row(0)).block())
                    .isInstanceOf(FinalRefusalException.class);
        }
        notification.forget(member);
        try (var server = OddMailServer.taking()) {
            relay(server, clock).deliver(row(0)).block();

            assertThat(server.taken()).isEmpty();
        }
        assertThat(status()).isEqualTo("SUPPRESSED");
    }

    @Test
    void doesNotLoseARowThatNamesNoDelivery() throws Exception {
        var body = "{\"deliveryId\": \"%s\"}".formatted(UUID.randomUUID());
        var row = new OutboxRow(1, "smtp", "a", "email", body, null, 0, ANOTHER);
        try (var server = OddMailServer.taking()) {
            assertThatThrownBy(() -> relay(server, clock).deliver(row).block())
                    .isInstanceOf(FinalRefusalException.class);
        }
    }

    /** Only the test brings the mail from now on; the service's own relay does not race it. */
    private boolean isHeldBack() throws SQLException {
        var leased =
                """
                update outbox set lease_token = gen_random_uuid(), lease_until = now() + interval '1 hour'
                where body ->> 'deliveryId' = '%s' and lease_token is null"""
                        .formatted(mail().get("id").asString());
        try (var service = database.connect("notification");
                var statement = service.createStatement()) {
            return statement.executeUpdate(leased) == 1;
        }
    }

    private EmailRelay relay(OddMailServer server, Clock now) {
        return relay(server, now, emails);
    }

    private MailSettings limits(Duration timeLimit, Duration replyLimit) {
        return new MailSettings(
                settings.from(),
                timeLimit,
                replyLimit,
                settings.unansweredPauses(),
                settings.connections(),
                settings.deadAfterTries(),
                settings.deadAfter());
    }

    private EmailRelay relay(OddMailServer server, Clock now, Emails letters) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        var mailer = new Mailer(sender, limits, clock);
        return new EmailRelay(
                deliveries,
                letters,
                mailer,
                limits,
                new Patience(limits, outbox, now),
                leases,
                json);
    }

    private OutboxRow row(int triesBefore) throws SQLException {
        var body = "{\"deliveryId\": \"%s\"}".formatted(mail().get("id").asString());
        var words = textOfRow("id || ' ' || aggregate || ' ' || lease_token").split(" ", -1);
        return new OutboxRow(
                Long.parseLong(words[0]),
                "smtp",
                words[1],
                "email",
                body,
                null,
                triesBefore,
                UUID.fromString(words[2]));
    }

    /** What stands in the row of the mail. */
    private String textOfRow(String expression) throws SQLException {
        return text(
                "select %s from outbox where body ->> 'deliveryId' = '%s'"
                        .formatted(expression, mail().get("id").asString()));
    }

    private String text(String sql) throws SQLException {
        try (var service = database.connect("notification");
                var statement = service.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String status() {
        return mail().get("status").asString();
    }

    private JsonNode mail() {
        return notification.mailOf(message);
    }
}
