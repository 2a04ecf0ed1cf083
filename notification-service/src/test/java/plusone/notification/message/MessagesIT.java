package plusone.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.pointsEarned;
import static plusone.notification.Notification.unique;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.notification.MailServer;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;

@NotificationTest
class MessagesIT {

    @Autowired private Notification notification;
    @Autowired private MailServer mails;

    private final UUID member = UUID.randomUUID();
    private final String customer = unique("ada");

    @BeforeEach
    void theMemberIsKnown() {
        notification.know(member, contact(customer));
    }

    @Test
    void sendsAMessageOnceHoweverOftenItIsSentAtOnce() {
        var message = pointsEarned(member, 49, unique("event"));

        var answers = Notification.atOnce(32, _ -> notification.post(message));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(answers)
                .extracting(Notification.Answered::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(notification.inboxOf(customer)).hasSize(1);
        var id = UUID.fromString(answers.getFirst().body().get("id").asString());
        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("DELIVERED"));
        assertThat(mails.mailsTo(customer + "@example.org")).hasSize(1);
    }

    @Test
    void answersTheStatesOfTheMomentAgain() {
        var message = pointsEarned(member, 49, unique("event"));
        var first = notification.post(message);
        var id = UUID.fromString(first.body().get("id").asString());
        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("DELIVERED"));

        var again = notification.post(message);

        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.body().get("deliveries"))
                .extracting(it -> it.get("channel").asString() + " " + it.get("status").asString())
                .containsExactly("INBOX DELIVERED", "EMAIL QUEUED");
    }

    @Test
    void refusesAKeyThatStandsForAnotherMessage() {
        var key = unique("event");
        notification.post(pointsEarned(member, 49, key));

        var other = notification.post(pointsEarned(member, 50, key));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(notification.inboxOf(customer)).hasSize(1);
    }

    @Test
    void takesWhatIsLeftOutForWhatItStandsFor() {
        var message = pointsEarned(member, 49, unique("event"));
        notification.post(message);
        var spelledOut = new HashMap<>(message);
        spelledOut.put("critical", false);

        assertThat(notification.post(spelledOut).replayed()).isTrue();
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        var message = pointsEarned(member, 49, unique("event"));
        var mara = notification.issuer().staff("mara", "marketing");

        var first = notification.post(message);
        var second = notification.send(HttpMethod.POST, "/v1/messages", mara, null, message);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body().get("id")).isNotEqualTo(first.body().get("id"));
    }

    @Test
    void ignoresAKeyInTheHeader() {
        var service = notification.service();
        var key = unique("header");

        for (var number = 1; number <= 2; number++) {
            var message = pointsEarned(member, number, unique("event"));
            var answer = notification.send(HttpMethod.POST, "/v1/messages", service, key, message);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.replayed()).isFalse();
        }
    }

    @Test
    void namesTheTemplatesThatThereAre() {
        var message = changed("template", "unheard-of");

        var answer = notification.post(message);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("/problems/template-not-found");
        assertThat(answer.body().get("detail").asString())
                .isEqualTo(
                        "There is no template unheard-of. Use one of: points-earned,"
                                + " referral-rewarded-advocate, referral-rewarded-friend.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"points\": 1, \"reason\": \"x\"} | /data/available",
                "{\"points\": 1, \"reason\": \"x\", \"available\": null} | /data/available",
                "{\"points\": 1, \"reason\": \"x\", \"available\": 1, \"a/b\": 1} | /data/a~1b",
                "{\"points\": \"1\", \"reason\": \"x\", \"available\": 1} | /data/points",
                "{\"points\": 1.5, \"reason\": \"x\", \"available\": 1} | /data/points",
                "{\"points\": 1, \"reason\": \" \", \"available\": 1} | /data/reason",
                "{\"points\": 1, \"reason\": {}, \"available\": 1} | /data/reason",
                "[] | /data",
            })
    void saysWhichFieldOfTheDataIsWrong(String data, String pointer) {
        var answer =
                notification.post(
                        """
                        {"memberId": "%s", "template": "points-earned", "dedupeKey": "%s", "data": %s}"""
                                .formatted(member, unique("event"), data));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "umläut"})
    void refusesAKeyOfAnotherForm(String key) {
        var answer = notification.post(changed("dedupeKey", key));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo("/dedupeKey");
    }

    @Test
    void leavesTheKeyOfARefusedMessageFree() {
        var key = unique("event");
        var wrong = new HashMap<>(pointsEarned(member, 1, key));
        wrong.put("template", "unheard-of");
        assertThat(notification.post(wrong).status()).isEqualTo(404);

        assertThat(notification.post(pointsEarned(member, 1, key)).status()).isEqualTo(202);
    }

    @Test
    void listsTheMessagesOfAMemberNewestFirst() {
        var first = notification.tell(member, 1);
        var second = notification.tell(member, 2);
        var third = notification.tell(member, 3);

        var page = list("?memberId=" + member + "&limit=2");
        var rest =
                list(
                        "?memberId="
                                + member
                                + "&limit=2&cursor="
                                + page.body().get("nextCursor").asString());

        assertThat(ids(page)).containsExactly(third.toString(), second.toString());
        assertThat(page.headers().getFirst("Link")).endsWith("; rel=\"next\"");
        assertThat(ids(rest)).containsExactly(first.toString());
        assertThat(rest.body().has("nextCursor")).isFalse();
    }

    @Test
    void listsMessagesByTheStateOfADelivery() {
        var unknown = UUID.randomUUID();
        var waiting = notification.tell(unknown, 1);

        assertThat(ids(list("?status=QUEUED&memberId=" + unknown)))
                .containsExactly(waiting.toString());
        assertThat(ids(list("?status=DEAD&memberId=" + unknown))).isEmpty();
        assertThat(ids(list("?status=QUEUED&limit=200"))).contains(waiting.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?status=LOST",
                "?status=",
                "?memberId=",
                "?cursor=",
                "?memberId=7",
                "?cursor=bm9uc2Vuc2U",
                "?limit=0",
                "?of=me"
            })
    void refusesAListThatIsAskedForInAnotherWay(String query) {
        assertThat(list(query).status()).isEqualTo(400);
    }

    private Map<String, Object> changed(String field, Object value) {
        var message = new HashMap<>(pointsEarned(member, 1, unique("event")));
        message.put(field, value);
        return message;
    }

    private Notification.Answered list(String query) {
        return notification.get("/v1/messages" + query, notification.support());
    }

    private String status(UUID message) {
        return notification.mailOf(message).get("status").asString();
    }

    private static List<String> ids(Notification.Answered list) {
        return list.body().get("items").valueStream().map(it -> it.get("id").asString()).toList();
    }
}
