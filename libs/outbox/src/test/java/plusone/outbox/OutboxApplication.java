package plusone.outbox;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/** A small application with one link. */
@SpringBootApplication
class OutboxApplication {

    @Bean
    Receiver letters(WebClient.Builder client, @Value("${receiver.url}") String url) {
        return new Letters(client.baseUrl(url).build());
    }
}
