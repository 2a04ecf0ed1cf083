package plusone.referral;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import plusone.contract.StandIn;

/**
 * The loyalty service as far as referral knows it. A member's id follows from their external id.
 */
public final class LoyaltyStandIn extends StandIn {

    private static final String RECEIPT =
            """
            {"id": "{{randomValue type='UUID'}}", "type": "EARN", "points": {{jsonPath request.body '$.points'}},
             "occurredAt": "2026-05-04T10:15:30Z", "balance": {"available": 750, "pending": 0, "held": 0, "debt": 0}}""";

    LoyaltyStandIn() {
        super("loyalty");
        knowsNobody();
        server.stubFor(post("/v1/transactions").willReturn(jsonResponse(RECEIPT, 201)));
    }

    public static UUID idOf(String externalId) {
        return UUID.nameUUIDFromBytes(externalId.getBytes(UTF_8));
    }

    /** Refuses to say who this is, or to enrol them, until the outage is closed. */
    public Outage refusesToSpeakOf(String externalId, int status, String slug) {
        var asked =
                server.stubFor(
                        get(urlPathEqualTo("/v1/members"))
                                .withQueryParam("externalId", equalTo(externalId))
                                .willReturn(problem(status, slug)));
        var enrolled = server.stubFor(enrolment(externalId).willReturn(problem(status, slug)));
        return () -> List.of(asked, enrolled).forEach(server::removeStub);
    }

    /** There is a member with this external id, enrolled then. */
    public UUID knows(String externalId, Instant createdAt) {
        var id = idOf(externalId);
        var member = member(externalId, createdAt.toString());
        server.stubFor(get("/v1/members/" + id).willReturn(jsonResponse(member, 200)));
        server.stubFor(
                get(urlPathEqualTo("/v1/members"))
                        .withQueryParam("externalId", equalTo(externalId))
                        .willReturn(jsonResponse("{\"items\": [" + member + "]}", 200)));
        return id;
    }

    /** The same, with more attributes than anybody here reads. */
    public void knowsTooMuchOf(String externalId) {
        var member =
                member(externalId, "2020-01-01T00:00:00Z")
                        .replace(
                                "\"attributes\": {}",
                                "\"attributes\": {\"n\": \"%s\"}".formatted("x".repeat(300_000)));
        server.stubFor(
                get(urlPathEqualTo("/v1/members"))
                        .withQueryParam("externalId", equalTo(externalId))
                        .willReturn(jsonResponse("{\"items\": [" + member + "]}", 200)));
    }

    /** Enrols who has this external id when asked to. */
    public UUID enrols(String externalId) {
        var id = idOf(externalId);
        server.stubFor(
                enrolment(externalId)
                        .willReturn(jsonResponse(member(externalId, "2026-05-04T10:15:30Z"), 201)));
        return id;
    }

    /** Says at the enrolment that they are a member already. */
    public UUID hasAlready(String externalId) {
        var id = idOf(externalId);
        server.stubFor(
                enrolment(externalId)
                        .willReturn(
                                problem(
                                        409,
                                        "member-exists",
                                        ", \"memberId\": \"%s\"".formatted(id))));
        return id;
    }

    /** Takes no contact data of this friend. */
    public UUID enrolsOnlyWithoutContact(String externalId) {
        var id = enrols(externalId);
        server.stubFor(
                enrolment(externalId)
                        .withRequestBody(matchingJsonPath("$.email"))
                        .willReturn(problem(400, "invalid-request")));
        return id;
    }

    /** Refuses to credit this member. */
    public void refuses(UUID member, int status, String slug) {
        server.stubFor(crediting(member).willReturn(problem(status, slug)));
    }

    /** Credits this member again. */
    public void credits(UUID member) {
        server.stubFor(crediting(member).willReturn(jsonResponse(RECEIPT, 201)));
    }

    /** Credits this member, but the first answers are lost on the way. */
    public void losesTheFirstAnswersFor(UUID member, int answers) {
        for (var number = 0; number < answers; number++) {
            server.stubFor(
                    crediting(member)
                            .inScenario(member.toString())
                            .whenScenarioStateIs(number == 0 ? STARTED : "lost " + number)
                            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                            .willSetStateTo("lost " + (number + 1)));
        }
    }

    /** Asked for a member, fails once and answers then. */
    public void stumblesOver(String externalId) {
        server.stubFor(
                get(urlPathEqualTo("/v1/members"))
                        .withQueryParam("externalId", equalTo(externalId))
                        .inScenario(externalId)
                        .whenScenarioStateIs(STARTED)
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                        .willSetStateTo("stumbled"));
    }

    /** Calls that would credit this member. */
    public List<LoggedRequest> creditsTo(UUID member) {
        return server.findAll(
                postRequestedFor(urlEqualTo("/v1/transactions"))
                        .withRequestBody(
                                matchingJsonPath("$.memberId", equalTo(member.toString()))));
    }

    /** Which of them credited. */
    public List<LoggedRequest> takenCreditsTo(UUID member) {
        return taken(creditsTo(member));
    }

    /** Calls that would enrol who has this external id. */
    public List<LoggedRequest> enrolmentsOf(String externalId) {
        return server.findAll(
                postRequestedFor(urlEqualTo("/v1/members"))
                        .withRequestBody(matchingJsonPath("$.externalId", equalTo(externalId))));
    }

    private void knowsNobody() {
        server.stubFor(
                get(urlPathEqualTo("/v1/members"))
                        .atPriority(9)
                        .willReturn(jsonResponse("{\"items\": []}", 200)));
        server.stubFor(
                get(urlPathMatching("/v1/members/.+"))
                        .atPriority(9)
                        .willReturn(problem(404, "member-not-found")));
    }

    private static MappingBuilder enrolment(String externalId) {
        return post("/v1/members")
                .withRequestBody(matchingJsonPath("$.externalId", equalTo(externalId)));
    }

    private static MappingBuilder crediting(UUID member) {
        return post("/v1/transactions")
                .withRequestBody(matchingJsonPath("$.memberId", equalTo(member.toString())));
    }

    private static String member(String externalId, String createdAt) {
        return """
        {"id": "%s", "externalId": "%s", "locale": "en", "timeZone": "UTC", "attributes": {}, "status": "ACTIVE", "createdAt": "%s"}"""
                .formatted(idOf(externalId), externalId, createdAt);
    }
}
