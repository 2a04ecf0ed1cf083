package plusone.referral.notice;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import plusone.callers.ServiceSignIn;
import reactor.core.publisher.Mono;

/** The notification service over HTTP. */
@Component
class NotificationApi {

    private final WebClient client;

    NotificationApi(
            WebClient.Builder builder, ServiceSignIn signIn, NotificationSettings settings) {
        client = builder.baseUrl(settings.url()).filter(signIn).build();
    }

    Mono<Void> send(Message message) {
        return client.post()
                .uri("/v1/messages")
                .bodyValue(message)
                .retrieve()
                .toBodilessEntity()
                .then();
    }
}
