package plusone.loyalty.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.unique;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import plusone.contract.ApiDescription;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyTest;
import plusone.postgres.EmbeddedDatabase;

@LoyaltyTest
class NoticesIT {

    @Autowired Loyalty loyalty;

    @Autowired WireMockServer notification;

    @Autowired EmbeddedDatabase database;

    @BeforeEach
    void notificationTakesEverything() throws Exception {
        answerWith(202);
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into campaign (id, name, event_type, effect, points, state, starts_at)
                    values ('01900000-0000-7000-8000-000000000002', 'A review', 'written-review', 'FIXED', 25, 'RUNNING',
                        '2020-01-01')
                    on conflict do nothing""");
        }
    }

    @Test
    void sendsTheContactOfANewMemberAndEachChangeOfIt() {
        var externalId = unique("ada");
        var member = loyalty.member(externalId);

        await().untilAsserted(
                        () ->
                                notification.verify(
                                        putRequestedFor(
                                                        urlEqualTo(
                                                                "/v1/members/"
                                                                        + member
                                                                        + "/contact"))
                                                .withRequestBody(
                                                        matchingJsonPath(
                                                                "$[?(@.externalId == '"
                                                                        + externalId
                                                                        + "' && @.version == 1)]"))));

        loyalty.send(
                HttpMethod.PUT,
                "/v1/me/profile",
                loyalty.issuer().customer(externalId),
                null,
                Map.of("email", "new@example.org"));

        await().untilAsserted(
                        () ->
                                notification.verify(
                                        putRequestedFor(
                                                        urlEqualTo(
                                                                "/v1/members/"
                                                                        + member
                                                                        + "/contact"))
                                                .withRequestBody(
                                                        matchingJsonPath(
                                                                "$[?(@.email == 'new@example.org' && @.version == 2)]"))));
    }

    @Test
    void sendsOneMessageWhenAnEventEarnedPointsAndNoneForAPlainTransaction() {
        var member = loyalty.member();
        var event = review(member);

        loyalty.post("/v1/events", loyalty.service(), null, event);
        loyalty.post("/v1/events", loyalty.service(), null, event);
        loyalty.earn(member, 7, unique("plain"));

        awaitDelivered(member);
        notification.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/messages"))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$[?(@.memberId == '"
                                                + member
                                                + "' && @.template == 'points-earned')]"))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.data[?(@.points == 25 && @.reason == 'A review')]")));
    }

    @Test
    void earnsWhileNotificationIsDownAndTellsItLater() {
        answerWith(503);
        var member = loyalty.member();

        assertThat(loyalty.post("/v1/events", loyalty.service(), null, review(member)).status())
                .isEqualTo(201);
        assertThat(loyalty.available(member)).isEqualTo(25);

        answerWith(202);
        awaitDelivered(member);
        notification.verify(
                postRequestedFor(urlEqualTo("/v1/messages"))
                        .withRequestBody(matchingJsonPath("$[?(@.memberId == '" + member + "')]")));
    }

    @Test
    void sendsWhatNotificationsDescriptionAsksFor() {
        var member = loyalty.member();
        loyalty.post("/v1/events", loyalty.service(), null, review(member));
        awaitDelivered(member);

        var description =
                ApiDescription.at(
                        "../notification-service/src/main/resources/openapi/notification.yaml");
        var requests = notification.findAll(anyRequestedFor(anyUrl()));
        assertThat(requests)
                .extracting(LoggedRequest::getMethod)
                .contains(RequestMethod.PUT, RequestMethod.POST);
        for (var request : requests) {
            description.checkRequest(
                    HttpMethod.valueOf(request.getMethod().getName()),
                    request.getUrl(),
                    request.getBodyAsString());
        }
    }

    private void answerWith(int status) {
        notification.resetMappings();
        notification.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private void awaitDelivered(UUID member) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(waiting(member)).isZero());
    }

    private long waiting(UUID member) throws Exception {
        try (var connection = database.connect("loyalty");
                var query =
                        connection.prepareStatement(
                                "select count(*) from outbox where aggregate like ?")) {
            query.setString(1, "%/" + member);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static Map<String, Object> review(UUID member) {
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
