package plusone.gateway;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.contract.Operations;

@GatewayTest
class MetricsIT {

    @Autowired private WebTestClient client;
    @LocalManagementPort private int management;
    @LocalServerPort private int serving;

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

    @Test
    void holdNoWordThatACallerChooses() {
        Services.reset();
        for (var number = 1; number <= 5; number++)
            for (var path : List.of("/r/X", "/v1/members/7", "/v1/operations", "/v1/me", "/docs"))
                call("FZVERB" + number, path);
        call("GET", "/r/fzverb-code?fzverb=fzverb");
        call("GET", "/v1/operations?service=fzverb&key=fzverb");
        call("GET", "/v1/fzverb/fzverb");
        call("POST", "/v1/members/fzverb/fzverb");
        call("OPTIONS", "/v1/members/fzverb");
        call("GET", "/v1/members/%66zverb;fzverb=1");

        Operations.at(management, serving)
                .show("http_client_requests_seconds_count", "http_method=\"UNKNOWN\"")
                .show("spring_cloud_gateway_requests_seconds_count", "httpMethod=\"UNKNOWN\"")
                .show("spring_cloud_gateway_requests_seconds_count", "httpMethod=\"GET\"")
                .doNotShow("FZVERB")
                .doNotShow("fzverb");
    }

    /** With the same word wherever a request has room for one. */
    private void call(String method, String path) {
        client.method(HttpMethod.valueOf(method))
                .uri(URI.create("http://127.0.0.1:" + serving + path))
                .headers(it -> it.setBearerAuth(Services.ISSUER.customer("fzverb")))
                .header("X-Request-Id", "fzverb")
                .header("User-Agent", "fzverb")
                .header("Accept", "application/fzverb, */*")
                .header("Idempotency-Key", "fzverb")
                .header("Fzverb", "fzverb")
                .header("X-Forwarded-Host", "fzverb")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private void get(String path) {
        client.get()
                .uri(path)
                .headers(it -> it.setBearerAuth(Services.ISSUER.customer("ada")))
                .exchange();
    }
}
