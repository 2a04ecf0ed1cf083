package plusone.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;
import plusone.callers.TestIssuer;
import plusone.gateway.route.Service;

/** Stand-ins for the services behind the gateway and for the identity provider, started once. */
public final class Services {

    /** Signs in whoever a test needs. */
    public static final TestIssuer ISSUER = TestIssuer.start();

    private static final Map<Service, WireMockServer> SERVERS = new EnumMap<>(Service.class);

    static {
        for (var service : Service.values()) {
            var server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
            server.start();
            SERVERS.put(service, server);
        }
    }

    private Services() {}

    /** Points the gateway under test to the stand-ins. */
    public static void register(DynamicPropertyRegistry settings) {
        ISSUER.register(settings);
        SERVERS.forEach(
                (service, server) ->
                        settings.add("plusone." + service.label() + ".url", server::baseUrl));
        settings.add("management.server.port", () -> 0);
    }

    /** All answer every call with 200 and their own name. */
    public static void reset() {
        SERVERS.forEach(
                (service, server) -> {
                    server.resetAll();
                    server.stubFor(
                            any(anyUrl())
                                    .willReturn(
                                            json(200, "{\"from\": \"" + service.label() + "\"}")));
                });
    }

    public static WireMockServer of(Service service) {
        return SERVERS.get(service);
    }

    public static void home(Service service, ResponseDefinitionBuilder answer) {
        of(service).stubFor(get(urlEqualTo("/v1/me/home")).willReturn(answer));
    }

    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
