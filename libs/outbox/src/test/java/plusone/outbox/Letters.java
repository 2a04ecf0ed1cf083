package plusone.outbox;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Sends each row as a letter: {@code POST /letters/<aggregate>/<kind>} with the row's body, and its
 * id for a key.
 */
final class Letters implements Receiver {

    static final String LINK = "letters";

    private final WebClient client;

    Letters(WebClient client) {
        this.client = client;
    }

    @Override
    public String link() {
        return LINK;
    }

    @Override
    public Mono<Void> deliver(OutboxRow row) {
        return client.post()
                .uri("/letters/{aggregate}/{kind}", row.aggregate(), row.kind())
                .header("Idempotency-Key", Long.toString(row.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(row.body())
                .retrieve()
                .toBodilessEntity()
                .then();
    }
}
