package plusone.loyalty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.unique;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.contract.NotificationStandIn;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyTest;
import plusone.postgres.EmbeddedDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The link from loyalty to notification: delivered, refused, and down for a while. */
@LoyaltyTest
class NoticesIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired Loyalty loyalty;

    @Autowired NotificationStandIn notification;

    @Autowired EmbeddedDatabase database;

    private String customer;
    private UUID member;

    @BeforeEach
    void aCampaignAndAMember() throws SQLException {
        change(
                """
                insert into campaign (id, name, event_type, effect, points, state, starts_at)
                values ('01900000-0000-7000-8000-000000000002', 'A review', 'written-review', 'FIXED', 25, 'RUNNING',
                    '2020-01-01')
                on conflict do nothing""");
        customer = unique("customer");
        member = loyalty.member(customer);
        awaitContacts(1);
    }

    @Test
    void sendsTheContactOfANewMemberAndEachChangeOfIt() {
        moveTo("new@example.org");

        awaitContacts(2);
        var contacts = bodies(notification.takenContactsOf(member));
        assertThat(contacts).allMatch(it -> it.get("externalId").asString().equals(customer));
        assertThat(contacts).extracting(it -> it.get("version").asLong()).containsExactly(1L, 2L);
        assertThat(contacts.getLast().get("email").asString()).isEqualTo("new@example.org");
    }

    @Test
    void sendsOneMessageWhenAnEventEarnedPointsAndNoneForAPlainTransaction() {
        var event = review();
        loyalty.post("/v1/events", loyalty.service(), null, event);
        loyalty.post("/v1/events", loyalty.service(), null, event);
        loyalty.earn(member, 7, unique("plain"));

        awaitMessages(1);
        awaitNothingLeft();
        var message = bodies(notification.messagesTo(member)).getFirst();
        assertThat(notification.messagesTo(member)).hasSize(1);
        assertThat(message.get("template").asString()).isEqualTo("points-earned");
        assertThat(message.get("data").get("points").asLong()).isEqualTo(25);
        assertThat(message.get("data").get("reason").asString()).isEqualTo("A review");
    }

    @Test
    void keepsAContactThatIsRefusedWithItsReasonAndSendsTheNext() throws SQLException {
        try (var _ = notification.refusesContactOf(member, 400, "invalid-request")) {
            moveTo("refused@example.org");
            awaitDead("contact/" + member, "invalid-request");
        }

        moveTo("taken@example.org");

        awaitContacts(2);
        assertThat(bodies(notification.takenContactsOf(member)).getLast().get("email").asString())
                .isEqualTo("taken@example.org");
        revive("contact/" + member);
        awaitContacts(3);
    }

    @Test
    void keepsAMessageThatIsRefusedWithItsReasonAndSendsTheNext() throws SQLException {
        try (var _ = notification.refusesMessagesTo(member, 404, "template-not-found")) {
            earn();
            awaitDead("message/" + member, "template-not-found");
        }

        earn();

        awaitMessages(1);
        assertThat(loyalty.available(member)).isEqualTo(50);
        revive("message/" + member);
        awaitMessages(2);
        assertThat(keys(notification.takenMessagesTo(member))).doesNotHaveDuplicates();
    }

    @Test
    void earnsWhileNotificationIsDownAndTellsEachOnceWhenItIsBack() {
        try (var _ = notification.down()) {
            IntStream.range(0, 3).forEach(_ -> earn());
            moveTo("later@example.org");
            assertThat(loyalty.available(member)).isEqualTo(75);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(notification.messagesTo(member)).isNotEmpty());
        }

        awaitMessages(3);
        awaitContacts(2);
        awaitNothingLeft();
        assertThat(notification.takenMessagesTo(member)).hasSize(3);
        assertThat(keys(notification.takenMessagesTo(member))).doesNotHaveDuplicates();
        assertThat(keys(notification.messagesTo(member)))
                .as("each try under the same key")
                .isSubsetOf(keys(notification.takenMessagesTo(member)));
        assertThat(notification.takenContactsOf(member)).hasSize(2);
    }

    /** Once more was taken than today; what does not fit must not hold the rest back. */
    @Test
    void sendsAContactWithoutWhatNotificationWouldRefuse() throws SQLException {
        try (var _ = notification.down()) {
            moveTo("later@example.org");
            change(
                    "update member set display_name = '\u202eadA', email = '\u0161nna@plusone.example', phone = '   '"
                            + " where id = '%s'".formatted(member));
        }

        awaitContacts(2);
        var contact = bodies(notification.takenContactsOf(member)).getLast();
        assertThat(contact.propertyNames())
                .containsExactlyInAnyOrder("externalId", "locale", "timeZone", "version");
    }

    private void earn() {
        assertThat(loyalty.post("/v1/events", loyalty.service(), null, review()).status())
                .isEqualTo(201);
    }

    private void moveTo(String email) {
        var answer =
                loyalty.send(
                        HttpMethod.PUT,
                        "/v1/me/profile",
                        loyalty.issuer().customer(customer),
                        null,
                        Map.of("email", email));
        assertThat(answer.status()).isEqualTo(200);
    }

    private void awaitMessages(int times) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(notification.takenMessagesTo(member)).hasSize(times));
    }

    private void awaitContacts(int times) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(notification.takenContactsOf(member)).hasSize(times));
    }

    private void awaitNothingLeft() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(outbox("'%/" + member + "'")).isZero());
    }

    private void awaitDead(String aggregate, String reason) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(
                                                outbox(
                                                        "'%s' and dead_at is not null and reason like '%%%s%%'"
                                                                .formatted(aggregate, reason)))
                                        .isEqualTo(1));
    }

    private void revive(String aggregate) throws SQLException {
        change(
                "update outbox set dead_at = null, tries = 0, due_at = now() where aggregate = '%s'"
                        .formatted(aggregate));
    }

    private long outbox(String like) throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from outbox where aggregate like " + like)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> keys(List<LoggedRequest> messages) {
        return bodies(messages).stream().map(it -> it.get("dedupeKey").asString()).toList();
    }

    private static List<JsonNode> bodies(List<LoggedRequest> requests) {
        return requests.stream()
                .map(LoggedRequest::getBodyAsString)
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private Map<String, Object> review() {
        return Map.of(
                "eventId",
                unique("review"),
                "type",
                "written-review",
                "memberId",
                member,
                "occurredAt",
                Instant.now());
    }
}
