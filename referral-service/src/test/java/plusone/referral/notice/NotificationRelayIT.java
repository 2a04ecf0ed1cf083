package plusone.referral.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.contract.NotificationStandIn;
import plusone.referral.LoyaltyStandIn;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;
import plusone.transactions.Atomically;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The link from referral to notification: delivered, refused, and down for a while. */
@ReferralTest
class NotificationRelayIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired private ReferralService service;
    @Autowired private NotificationStandIn notification;
    @Autowired private DatabaseClient database;
    @Autowired private Atomically atomically;

    private String ada;
    private String friend;
    private String referral;

    @BeforeEach
    void aReferral() {
        ada = unique("ada");
        friend = unique("friend");
        referral = service.referral(service.programme(terms()), ada, friend);
    }

    @Test
    void tellsBothSidesOnce() {
        service.convert(referral);

        awaitTold(ada, "referral-rewarded-advocate", 500);
        awaitTold(friend, "referral-rewarded-friend", 250);
    }

    @Test
    void keepsAMessageThatIsRefusedWithItsReasonAndTellsTheOther() {
        var member = LoyaltyStandIn.idOf(friend);
        try (var _ = notification.refusesMessagesTo(member, 404, "template-not-found")) {
            service.reward(referral);
            awaitTold(ada, "referral-rewarded-advocate", 500);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(reason()).contains("template-not-found"));
        }
        assertThat(service.see(referral).get("status").asString()).isEqualTo("REWARDED");

        revive();

        awaitTold(friend, "referral-rewarded-friend", 250);
    }

    @Test
    void paysWhileNotificationIsDownAndTellsBothOnceWhenItIsBack() {
        try (var _ = notification.down()) {
            service.reward(referral);
            await().atMost(LIMIT)
                    .untilAsserted(
                            () ->
                                    assertThat(notification.messagesTo(LoyaltyStandIn.idOf(friend)))
                                            .isNotEmpty());
        }

        awaitTold(ada, "referral-rewarded-advocate", 500);
        awaitTold(friend, "referral-rewarded-friend", 250);
    }

    /** Exactly one message arrives, and every try of it was sent under the same key. */
    private void awaitTold(String externalId, String template, long points) {
        var member = LoyaltyStandIn.idOf(externalId);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(notification.takenMessagesTo(member)).hasSize(1));
        assertThat(notification.messagesTo(member).stream().map(LoggedRequest::getBodyAsString))
                .containsOnly(notification.takenMessagesTo(member).getFirst().getBodyAsString());
        var message = body(notification.takenMessagesTo(member).getFirst());
        assertThat(message.get("template").asString()).isEqualTo(template);
        assertThat(message.get("data").get("points").asLong()).isEqualTo(points);
        assertThat(message.get("data").get("programme").asString()).isEqualTo("Plus One");
        assertThat(message.get("dedupeKey").asString()).startsWith("payout-");
    }

    private String reason() {
        return database.sql(
                        "select reason from outbox where link = 'notification' and dead_at is not null and body ->> 'memberId' = :member")
                .bind("member", LoyaltyStandIn.idOf(friend).toString())
                .mapValue(String.class)
                .first()
                .defaultIfEmpty("")
                .block();
    }

    private void revive() {
        database.sql(
                        "update outbox set dead_at = null, tries = 0, due_at = now() where body ->> 'memberId' = :member")
                .bind("member", LoyaltyStandIn.idOf(friend).toString())
                .then()
                .as(atomically::commit)
                .block();
    }

    private static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }
}
