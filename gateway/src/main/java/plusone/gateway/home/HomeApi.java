package plusone.gateway.home;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.gateway.route.Breakers;
import plusone.gateway.route.ServiceSettings;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks a service for its part of the home screen, with the customer's own token. */
@Component
class HomeApi {

    private static final Logger LOG = LoggerFactory.getLogger(HomeApi.class);

    private final WebClient web;
    private final ServiceSettings services;
    private final Breakers breakers;
    private final Duration timeLimit;

    HomeApi(
            WebClient.Builder web,
            ServiceSettings services,
            Breakers breakers,
            HomeSettings settings) {
        this.web = web.build();
        this.services = services;
        this.breakers = breakers;
        this.timeLimit = settings.timeLimit();
    }

    /** The part, absent where the service is down; 404 where the customer is not enrolled. */
    Mono<PartAnswer> part(Part part, String authorization, String traceId) {
        return breakers.watch(part.service().label(), ask(part, authorization))
                .map(body -> PartAnswer.of(part, body))
                .onErrorResume(failure -> without(part, failure, traceId));
    }

    private Mono<JsonNode> ask(Part part, String authorization) {
        return web.get()
                .uri(services.url(part.service()).resolve("/v1/me/home"))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(timeLimit);
    }

    private static Mono<PartAnswer> without(Part part, Throwable failure, String traceId) {
        if (isNotEnrolled(failure)) {
            return Mono.error(HomeProblems.notEnrolled());
        }
        LOG.atWarn()
                .addKeyValue("traceId", traceId)
                .log("the home screen goes without {}: {}", part, failure.toString());
        return Mono.just(PartAnswer.absent(part));
    }

    private static boolean isNotEnrolled(Throwable failure) {
        return failure instanceof WebClientResponseException.NotFound answer
                && answer.getResponseBodyAsString().contains("/problems/not-enrolled");
    }
}
