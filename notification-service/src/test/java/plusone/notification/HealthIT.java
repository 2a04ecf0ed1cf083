package plusone.notification;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@NotificationTest
class HealthIT {

    @Autowired private MailServer mails;
    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void isReadyWithoutTheMailServer(String path) {
        mails.stop();
        try {
            var client = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
            client.get().uri(path).exchange().expectStatus().isOk();
        } finally {
            mails.startAgain();
        }
    }
}
