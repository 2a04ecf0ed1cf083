package plusone.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The management port is that of the connection, whatever a caller says of a proxy. */
abstract class ManagementPortTest {

    @Autowired private WebTestClient client;
    @LocalManagementPort private int management;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: host=x:%d",
                "Forwarded: for=1.2.3.4;host=x:%d;proto=http",
                "X-Forwarded-Port: %d",
                "X-Forwarded-Host: x:%d",
                "X-Forwarded-Prefix: /actuator",
            })
    void wantsATokenWhateverPortIsNamed(String header) {
        var parts = header.formatted(management).split(": ", 2);

        client.get()
                .uri("/v1/nowhere")
                .header("X-Forwarded-Host", "x")
                .headers(it -> it.set(parts[0], parts[1]))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void wantsNoTokenOnTheManagementPort() {
        WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + management)
                .build()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
