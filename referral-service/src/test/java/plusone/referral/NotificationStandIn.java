package plusone.referral;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.UUID;

/** The notification service as far as referral knows it. */
public final class NotificationStandIn {

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final ProviderContract contract = ProviderContract.of("notification");

    NotificationStandIn() {
        server.addMockServiceRequestListener(contract);
        server.start();
        server.stubFor(
                post("/v1/messages")
                        .willReturn(
                                aResponse()
                                        .withStatus(202)
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(
                                                "{\"id\":\"%s\",\"deliveries\":[]}"
                                                        .formatted(UUID.randomUUID()))));
    }

    String url() {
        return server.baseUrl();
    }

    /** Whatever it was asked or answered against the contract of the service it stands for. */
    List<String> deviations() {
        return contract.deviations();
    }

    void stop() {
        server.stop();
    }

    /** What this member was told. */
    public List<LoggedRequest> messagesTo(UUID member) {
        return server.findAll(
                postRequestedFor(urlEqualTo("/v1/messages"))
                        .withRequestBody(
                                matchingJsonPath("$.memberId", equalTo(member.toString()))));
    }
}
