package plusone.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A service of this house as its neighbours know it, on a free port. Whatever it is asked and
 * answers is held against that service's description; {@link NeighbourContracts} fails the test
 * where something is not as described.
 */
public abstract class StandIn {

    /** Where stubs are told what to answer. */
    protected final WireMockServer server =
            new WireMockServer(options().dynamicPort().globalTemplating(true));

    private final ProviderContract contract;

    /**
     * Starts it.
     *
     * @param service whom it stands for, for example {@code loyalty}
     */
    protected StandIn(String service) {
        contract = ProviderContract.of(service);
        server.addMockServiceRequestListener(contract);
        server.start();
    }

    public final String url() {
        return server.baseUrl();
    }

    public final void stop() {
        server.stop();
    }

    final List<String> deviations() {
        return contract.deviations();
    }

    /** Does not answer until the outage is closed. */
    public final Outage down() {
        var stub =
                server.stubFor(
                        any(anyUrl())
                                .atPriority(1)
                                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        return () -> server.removeStub(stub);
    }

    /** A time in which a service does not answer. */
    public interface Outage extends AutoCloseable {
        @Override
        void close();
    }

    /** Which of these calls were answered with success, in their order. */
    protected final List<LoggedRequest> taken(List<LoggedRequest> calls) {
        var answered =
                server.getAllServeEvents().stream()
                        .filter(event -> event.getResponse().getFault() == null)
                        .filter(event -> event.getResponse().getStatus() < 300)
                        .map(ServeEvent::getId)
                        .collect(Collectors.toSet());
        return calls.stream().filter(call -> answered.contains(call.getId())).toList();
    }

    /** A refusal in the form of the house. */
    protected static ResponseDefinitionBuilder problem(int status, String slug) {
        return problem(status, slug, "");
    }

    /**
     * The same with more to it.
     *
     * @param more further fields, each behind a comma
     */
    protected static ResponseDefinitionBuilder problem(int status, String slug, String more) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody(
                        """
                        {"type": "/problems/%s", "title": "t", "status": %d, "detail": "d", "instance": "/v1/x", "traceId": "1"%s}"""
                                .formatted(slug, status, more));
    }
}
