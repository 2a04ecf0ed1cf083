package plusone.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.UUID;

/** The notification service as far as loyalty and referral know it. It takes everything. */
public final class NotificationStandIn extends StandIn {

    private static final String MESSAGES = "/v1/messages";

    public NotificationStandIn() {
        super("notification");
        server.stubFor(put(urlPathTemplate("/v1/members/{id}/contact")).willReturn(noContent()));
        server.stubFor(
                post(MESSAGES)
                        .willReturn(
                                jsonResponse(
                                        "{\"id\": \"{{randomValue type='UUID'}}\", \"deliveries\": []}",
                                        202)));
    }

    /** What it was sent for this member. */
    public List<LoggedRequest> messagesTo(UUID member) {
        return server.findAll(
                postRequestedFor(urlEqualTo(MESSAGES))
                        .withRequestBody(
                                matchingJsonPath("$.memberId", equalTo(member.toString()))));
    }

    /** What of it was taken. */
    public List<LoggedRequest> takenMessagesTo(UUID member) {
        return taken(messagesTo(member));
    }

    /** The contacts of this member that it was sent. */
    public List<LoggedRequest> contactsOf(UUID member) {
        return server.findAll(putRequestedFor(urlEqualTo(contactPath(member))));
    }

    /** Which of them were taken. */
    public List<LoggedRequest> takenContactsOf(UUID member) {
        return taken(contactsOf(member));
    }

    /** Refuses messages to this member until the outage is closed. */
    public Outage refusesMessagesTo(UUID member, int status, String slug) {
        var stub =
                server.stubFor(
                        post(MESSAGES)
                                .withRequestBody(
                                        matchingJsonPath("$.memberId", equalTo(member.toString())))
                                .willReturn(problem(status, slug)));
        return () -> server.removeStub(stub);
    }

    /** Refuses the contact of this member until the outage is closed. */
    public Outage refusesContactOf(UUID member, int status, String slug) {
        var stub = server.stubFor(put(contactPath(member)).willReturn(problem(status, slug)));
        return () -> server.removeStub(stub);
    }

    private static String contactPath(UUID member) {
        return "/v1/members/" + member + "/contact";
    }
}
