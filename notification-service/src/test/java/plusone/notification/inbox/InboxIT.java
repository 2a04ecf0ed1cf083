package plusone.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.unique;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;
import tools.jackson.databind.JsonNode;

@NotificationTest
class InboxIT {

    @Autowired private Notification notification;

    private final UUID member = UUID.randomUUID();
    private final String customer = unique("ada");

    @BeforeEach
    void theMemberIsKnown() {
        notification.know(member, contact(customer));
    }

    @Test
    void hasNothingForACustomerWhoIsNotKnown() {
        var stranger = notification.issuer().customer(unique("stranger"));

        var home = notification.get("/v1/me/home", stranger).body();

        assertThat(home.get("inbox").toString()).isEqualTo("{\"unread\":0,\"latest\":[]}");
        assertThat(Instant.parse(home.get("asOf").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(notification.get("/v1/me/inbox", stranger).body().toString())
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void showsTheLatestThreeOnTheHomeScreen() {
        for (var points = 1; points <= 4; points++) notification.tell(member, points);

        var inbox = home();

        assertThat(inbox.get("unread").asLong()).isEqualTo(4);
        assertThat(inbox.get("latest"))
                .extracting(item -> item.get("title").asString())
                .containsExactly("+4 points for you", "+3 points for you", "+2 points for you");
    }

    @Test
    void goesOnWhereThePageBeforeEndedWhileNewItemsCome() {
        for (var points = 1; points <= 3; points++) notification.tell(member, points);
        var token = notification.issuer().customer(customer);

        var page = notification.get("/v1/me/inbox?limit=2", token);
        notification.tell(member, 4);
        var cursor = page.body().get("nextCursor").asString();
        var rest = notification.get("/v1/me/inbox?limit=2&cursor=" + cursor, token);

        assertThat(page.headers().getFirst("Link"))
                .isEqualTo("</v1/me/inbox?limit=2&cursor=" + cursor + ">; rel=\"next\"");
        assertThat(rest.body().get("items"))
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(item.get("title").asString())
                                        .isEqualTo("+1 point for you"));
    }

    @Test
    void staysReadSinceItWasFirstRead() {
        var item = notification.tell(member, 49).toString();
        var key = unique("read");

        var first = notification.read(customer, item, key);
        var replay = notification.read(customer, item, key);
        var again = notification.read(customer, item, unique("read"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().get("readAt").asString()).isNotBlank();
        assertThat(replay.replayed()).isTrue();
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(again.replayed()).isFalse();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(home().get("unread").asLong()).isZero();
        assertThat(home().get("latest").get(0)).isEqualTo(first.body());
    }

    @Test
    void refusesAKeyThatReadAnotherItem() {
        var key = unique("read");
        notification.read(customer, notification.tell(member, 1).toString(), key);

        var other = notification.read(customer, notification.tell(member, 2).toString(), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource({"{}, 200", "'', 200", "'{\"read\": true}', 400", "[], 400", "{, 400"})
    void takesNoFieldsForReading(String body, int status) {
        var path = "/v1/me/inbox/" + notification.tell(member, 1) + "/read";
        var token = notification.issuer().customer(customer);

        var answer = notification.send(HttpMethod.POST, path, token, unique("read"), body);

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void wantsAKeyForReading() {
        var answer = notification.read(customer, notification.tell(member, 1).toString(), null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("/problems/idempotency-key-missing");
    }

    @Test
    void hidesAnItemFromEverybodyElse() {
        var item = notification.tell(member, 49).toString();
        var other = unique("ben");
        notification.know(UUID.randomUUID(), contact(other));

        for (var stranger : new String[] {other, unique("stranger")}) {
            var answer = notification.read(stranger, item, unique("read"));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.type()).isEqualTo("/problems/message-not-found");
            assertThat(notification.inboxOf(stranger)).isEmpty();
        }
        assertThat(home().get("unread").asLong()).isEqualTo(1);
    }

    @Test
    void saysTheSameAfterTheMemberHasTakenAnotherNameAndLanguage() {
        notification.tell(member, 49);
        var before = notification.inboxOf(customer);

        var changed = contact(customer);
        changed.put("version", 2);
        changed.put("displayName", "Countess");
        changed.put("locale", "de");
        notification.know(member, changed);

        assertThat(notification.inboxOf(customer)).isEqualTo(before);
    }

    private JsonNode home() {
        var token = notification.issuer().customer(customer);
        return notification.get("/v1/me/home", token).body().get("inbox");
    }
}
