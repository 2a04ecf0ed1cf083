package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;

class KeptConnectionsTests {

    private static final int PATIENCE_MS = 30_000;
    private static final Duration IDLE = Duration.ofMillis(300);

    @Test
    void areClosedWhenNobodyUsesThem() throws IOException {
        var connections = KeptConnectionsAutoConfiguration.kept(IDLE);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpClient.create(connections)
                    .get()
                    .uri("http://127.0.0.1:" + server.getLocalPort() + "/")
                    .responseContent() // else it is closed at once
                    .subscribe();
            try (var connection = server.accept()) {
                connection.setSoTimeout(PATIENCE_MS);
                connection.getInputStream().read(new byte[1000]);
                var answered = System.nanoTime();
                connection
                        .getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));

                assertThat(connection.getInputStream().read()).as("the end").isEqualTo(-1);
                assertThat(Duration.ofNanos(System.nanoTime() - answered)).isGreaterThan(IDLE);
            }
        } finally {
            connections.dispose();
        }
    }

    @Test
    void areThoseOfEachClient() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KeptConnectionsAutoConfiguration.class))
                .withBean(
                        ReactorResourceFactory.class,
                        () -> {
                            var resources = new ReactorResourceFactory();
                            resources.setUseGlobalResources(false);
                            return resources;
                        })
                .run(
                        context ->
                                assertThat(
                                                context.getBean(ReactorResourceFactory.class)
                                                        .getConnectionProvider()
                                                        .name())
                                        .isEqualTo(KeptConnectionsAutoConfiguration.NAME));
    }
}
