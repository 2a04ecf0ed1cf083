package plusone.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.contract.Operations;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "20s")
class MetricsIT {

    @Autowired private WebTestClient client;
    @LocalManagementPort private int management;
    @LocalServerPort private int serving;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
    }

    @Test
    void showWhatEachRouteBreakerAndPoolDoes() {
        Services.reset();
        get("/v1/members/no-such-member-in-metrics");
        get("/v1/nowhere-in-metrics");

        Operations.at(management, serving)
                .show(
                        "http_server_requests_seconds_count",
                        "method=\"GET\"",
                        "status=\"200\"",
                        "uri=\"/v1/members/**\"")
                .show("http_server_requests_seconds_count", "status=\"404\"")
                .show("spring_cloud_gateway_requests_seconds_count", "routeId=\"loyalty\"")
                .show("resilience4j_circuitbreaker_state", "name=\"loyalty\"", "state=\"open\"")
                .show("reactor_netty_connection_provider_active_connections", "remote_address")
                .doNotShow("in-metrics")
                .areKeptApart();
    }

    private void get(String path) {
        client.get()
                .uri(path)
                .headers(it -> it.setBearerAuth(Services.ISSUER.customer("ada")))
                .exchange();
    }
}
