package plusone.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.pointsEarned;
import static plusone.notification.Notification.unique;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.notification.MailServer;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;
import plusone.postgres.EmbeddedDatabase;

@NotificationTest
class ContactsIT {

    @Autowired private Notification notification;
    @Autowired private MailServer mails;
    @Autowired private EmbeddedDatabase database;

    private final UUID member = UUID.randomUUID();
    private final String customer = unique("ada");
    private final String address = customer + "@example.org";

    @Test
    void sendsWhatWaitedForTheContact() {
        var message = notification.tell(member, 49);
        assertThat(notification.mailOf(message).get("status").asString()).isEqualTo("QUEUED");
        assertThat(notification.inboxOf(customer)).isEmpty();

        notification.know(member, contact(customer));

        assertThat(notification.inboxOf(customer))
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.get("id").asString()).isEqualTo(message.toString());
                            assertThat(item.get("title").asString())
                                    .isEqualTo("+49 points for you");
                            assertThat(item.get("text").asString()).startsWith("Thank you, Ada!");
                        });
        await().untilAsserted(() -> assertThat(mails.mailsTo(address)).hasSize(1));
        await().untilAsserted(
                        () ->
                                assertThat(notification.mailOf(message).get("status").asString())
                                        .isEqualTo("DELIVERED"));
    }

    @Test
    void losesNoMessageThatMeetsItsContact() {
        Notification.atOnce(
                21,
                number -> {
                    if (number == 10) notification.know(member, contact(customer));
                    else notification.tell(member, number + 1);
                    return number;
                });

        assertThat(notification.inboxOf(customer)).hasSize(20);
        await().untilAsserted(() -> assertThat(mails.mailsTo(address)).hasSize(20));
    }

    @Test
    void ignoresAnOlderVersionAndTakesALaterOne() {
        var newer = contact(customer);
        newer.put("version", 5);
        newer.put("displayName", "Countess");
        notification.know(member, newer);

        var older = contact(customer);
        older.put("version", 4);
        notification.know(member, older);
        notification.tell(member, 1);
        newer.put("version", 6);
        newer.put("displayName", "Lovelace");
        notification.know(member, newer);
        notification.tell(member, 2);

        assertThat(notification.inboxOf(customer))
                .extracting(item -> item.get("text").asString().replaceFirst("!.*", ""))
                .containsExactly("Thank you, Lovelace", "Thank you, Countess");
    }

    @Test
    void forgetsEverythingThatNamesAMember() throws Exception {
        notification.know(member, contact(customer));
        var message = notification.tell(member, 49);

        assertThat(notification.forget(member).status()).isEqualTo(204);
        assertThat(notification.forget(member).status()).isEqualTo(204);

        assertThat(notification.inboxOf(customer)).isEmpty();
        assertThat(notification.message(message).has("data")).isFalse();
        assertThat(rowsThatName(customer)).isZero();
    }

    @Test
    void suppressesWhatWasStillToBeSentToAForgottenMember() {
        var waiting = notification.tell(member, 49);
        notification.forget(member);
        var late = notification.tell(member, 50);

        for (var message : new UUID[] {waiting, late}) {
            var mail = notification.mailOf(message);
            assertThat(mail.get("status").asString()).isEqualTo("SUPPRESSED");
            assertThat(mail.get("reason").asString()).isEqualTo("contact-deleted");
        }
    }

    @Test
    void bringsAForgottenContactBackOnlyWithALaterVersion() {
        notification.know(member, contact(customer));
        notification.forget(member);

        notification.know(member, contact(customer));
        notification.tell(member, 1);
        assertThat(notification.inboxOf(customer)).isEmpty();

        var later = contact(customer);
        later.put("version", 2);
        notification.know(member, later);
        notification.tell(member, 2);
        assertThat(notification.inboxOf(customer)).hasSize(1);
    }

    @Test
    void findsTheNewestMemberOfACustomer() {
        var before = UUID.fromString("01991b2e-0000-7000-8000-000000000001");
        var after = UUID.fromString("01991b2e-0000-7000-8000-000000000002");
        notification.know(after, contact(customer));
        notification.know(before, contact(customer));
        notification.tell(before, 1);
        notification.tell(after, 2);

        assertThat(notification.inboxOf(customer))
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(item.get("title").asString())
                                        .isEqualTo("+2 points for you"));
        notification.forget(before);
        notification.forget(after);
    }

    @Test
    void keepsAMessageForAMemberWithoutAnAddressInTheInboxOnly() {
        var withoutAddress = contact(customer);
        withoutAddress.remove("email");
        withoutAddress.remove("displayName");
        notification.know(member, withoutAddress);

        var answer = notification.post(pointsEarned(member, 1, unique("event")));

        var mail = answer.body().get("deliveries").get(1);
        assertThat(mail.get("channel").asString()).isEqualTo("EMAIL");
        assertThat(mail.get("status").asString()).isEqualTo("SUPPRESSED");
        assertThat(mail.get("reason").asString()).isEqualTo("no-address");
        assertThat(notification.inboxOf(customer))
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(item.get("text").asString())
                                        .isEqualTo(
                                                "Thank you! You earned 1 point (1 point per euro)."
                                                        + " You now have 1,200 to spend."));
    }

    @ParameterizedTest
    @CsvSource({
        "externalId, , /externalId",
        "locale, de_DE, /locale",
        "timeZone, Berlin, /timeZone",
        "version, 1, /version",
        "nickname, Ada, /nickname",
        "email, '', /email",
        "displayName, '', /displayName",
        "displayName, 'Ada\r\nBcc: all@example.org', /displayName"
    })
    void saysWhichFieldIsWrong(String field, String value, String pointer) {
        var wrong = contact(customer);
        wrong.put(field, value == null ? " " : value);

        var answer = notification.put(member, wrong);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo(pointer);
    }

    private int rowsThatName(String text) throws Exception {
        var found = 0;
        try (var connection = database.connect("notification");
                var statement = connection.createStatement()) {
            for (var table :
                    new String[] {
                        "contact", "message", "delivery", "attempt", "inbox_item", "answer"
                    })
                try (var rows =
                        statement.executeQuery(
                                "select 1 from %s t where t::text ~ '%s|%s.*Ada'"
                                        .formatted(table, text, member))) {
                    while (rows.next()) found++;
                }
        }
        return found;
    }
}
