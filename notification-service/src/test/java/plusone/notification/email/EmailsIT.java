package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.unique;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.notification.MailServer;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;
import plusone.postgres.EmbeddedDatabase;

@NotificationTest
class EmailsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired private Notification notification;
    @Autowired private MailServer mails;
    @Autowired private EmbeddedDatabase database;

    private final UUID member = UUID.randomUUID();
    private final String customer = unique("ada");
    private final String address = customer + "@example.org";

    @Test
    void writesAPlainLetter() throws Exception {
        notification.know(member, contact(customer));
        var message = notification.tell(member, 1_049);

        var mail = mail();

        assertThat(mail.getFrom())
                .containsExactly(new InternetAddress("hello@plusone.example", "Plus One"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(address, "Ada"));
        assertThat(mail.getSubject()).isEqualTo("+1,049 points for you");
        assertThat(mail.isMimeType("text/plain")).isTrue();
        assertThat(mail.getMessageID())
                .isEqualTo(
                        "<%s@plusone.example>"
                                .formatted(notification.mailOf(message).get("id").asString()));
        assertThat(text(mail))
                .isEqualTo(
                        """
                        Hello Ada,

                        thank you for being with us. You have just earned 1,049 points.

                        What for: 1 point per euro
                        Yours to spend now: 1,200 points

                        See you soon
                        Plus One""");
    }

    @Test
    void writesInTheLanguageOfTheMember() throws Exception {
        var german = contact(customer);
        german.put("locale", "de-AT");
        german.remove("displayName");
        notification.know(member, german);
        notification.tell(member, 1_049);

        var mail = mail();

        assertThat(mail.getSubject()).isEqualTo("+1.049 Punkte für dich");
        assertThat(text(mail)).startsWith("Hallo,\n\nschön, dass du bei uns bist.");
    }

    @Test
    void writesInEnglishToWhomItHasNoOtherWordsFor() throws Exception {
        var icelandic = contact(customer);
        icelandic.put("locale", "is");
        notification.know(member, icelandic);
        notification.tell(member, 1);

        assertThat(mail().getSubject()).isEqualTo("+1 point for you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.org",
                "Ada\nX-Evil: yes\n\nClick here",
                "Ada\u2028Bcc: eve@example.org"
            })
    void letsNobodyWriteHeadersOrParagraphs(String programme) throws Exception {
        notification.know(member, contact(customer));
        var answer =
                notification.post(
                        Map.of(
                                "memberId",
                                member,
                                "template",
                                "referral-rewarded-friend",
                                "dedupeKey",
                                unique("payout"),
                                "data",
                                Map.of("points", 250, "programme", programme)));
        assertThat(answer.status()).isEqualTo(202);

        var mail = mail();

        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("Bcc", "X-Evil");
        assertThat(text(mail).lines().filter(line -> line.startsWith("Bcc"))).isEmpty();
        assertThat(text(mail).lines().filter(line -> line.startsWith("Click"))).isEmpty();
        assertThat(mails.mailsTo("eve@example.org")).isEmpty();
    }

    /** The door takes none of these any more; what is stored from before is not sent either. */
    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ada@example.org, eve@example.org", "Ada <ada@example.org>"})
    void writesToNothingThatIsNotOneAddress(String stored) throws SQLException {
        notification.know(member, contact(customer));
        store(stored);

        var message = notification.tell(member, 1);

        await().untilAsserted(
                        () ->
                                assertThat(notification.mailOf(message).get("status").asString())
                                        .isEqualTo("SUPPRESSED"));
        assertThat(notification.mailOf(message).get("reason").asString())
                .isEqualTo("invalid-address");
        assertThat(mails.mailsTo("eve@example.org")).isEmpty();
    }

    private void store(String email) throws SQLException {
        try (var connection = database.connect("notification");
                var update =
                        connection.prepareStatement(
                                "update contact set email = ? where member_id = ?")) {
            update.setString(1, email);
            update.setObject(2, member);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void keepsTryingWhileTheMailServerIsDown() {
        notification.know(member, contact(customer));
        mails.stop();
        var message = notification.tell(member, 49);
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    notification
                                                            .mailOf(message)
                                                            .get("status")
                                                            .asString())
                                            .isEqualTo("RETRYING"));
            assertThat(notification.mailOf(message).get("reason").asString())
                    .isEqualTo("the mail server is out of reach");
            assertThat(notification.inboxOf(customer)).hasSize(1);
        } finally {
            mails.startAgain();
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(notification.mailOf(message).get("status").asString())
                                        .isEqualTo("DELIVERED"));
        var attempts = notification.mailOf(message).get("attempts");
        assertThat(attempts.get(0).get("outcome").asString()).isEqualTo("FAILED");
        assertThat(attempts.get(attempts.size() - 1).get("outcome").asString())
                .isEqualTo("DELIVERED");
        assertThat(notification.mailOf(message).has("reason")).isFalse();
        assertThat(mails.mailsTo(address)).hasSize(1);
    }

    private MimeMessage mail() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails.mailsTo(address)).hasSize(1));
        return mails.mailsTo(address).getFirst();
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) mail.getContent()).replace("\r\n", "\n").strip();
    }
}
