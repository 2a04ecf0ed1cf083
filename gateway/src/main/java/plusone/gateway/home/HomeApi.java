package plusone.gateway.home;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.contract.ProblemException;
import plusone.gateway.route.Breakers;
import plusone.gateway.route.ClosedConnections;
import plusone.gateway.route.Places;
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
    private final Places places;
    private final Duration timeLimit;

    HomeApi(
            WebClient.Builder web,
            ServiceSettings services,
            Breakers breakers,
            Places places,
            HomeSettings settings) {
        var most = Math.toIntExact(settings.partLimit().toBytes());
        this.web = web.codecs(it -> it.defaultCodecs().maxInMemorySize(most)).build();
        this.services = services;
        this.breakers = breakers;
        this.places = places;
        this.timeLimit = settings.timeLimit();
    }

    /**
     * The part; absent where the service is down, answers too much, or refuses what no customer can
     * mend. Fails with 404 where the customer is not enrolled, and with 401 or 403 where the
     * service refuses their token. A part that is slow for a screen is not slow for a route: it has
     * a breaker and places of its own.
     */
    Mono<PartAnswer> part(Part part, String authorization, String traceId) {
        return places.within(part.label(), breakers.watch(part.label(), ask(part, authorization)))
                .map(body -> PartAnswer.of(part, body))
                .onErrorResume(failure -> without(part, failure, traceId));
    }

    private Mono<JsonNode> ask(Part part, String authorization) {
        return web.get()
                .uri(services.url(part.service()).resolve("/v1/me/home"))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .retryWhen(ClosedConnections.once())
                .timeout(timeLimit);
    }

    private static Mono<PartAnswer> without(Part part, Throwable failure, String traceId) {
        var refusal = refusal(failure);
        if (refusal != null) return Mono.error(refusal);
        LOG.atWarn()
                .addKeyValue("traceId", traceId)
                .log("the home screen goes without {}: {}", part, failure.toString());
        return Mono.just(PartAnswer.absent(part));
    }

    private static @Nullable ProblemException refusal(Throwable failure) {
        return switch (failure) {
            case WebClientResponseException.Unauthorized _ -> HomeProblems.tokenRefused();
            case WebClientResponseException.Forbidden _ -> HomeProblems.notAllowed();
            case WebClientResponseException.NotFound answer when isNotEnrolled(answer) ->
                    HomeProblems.notEnrolled();
            default -> null;
        };
    }

    private static boolean isNotEnrolled(WebClientResponseException.NotFound answer) {
        return answer.getResponseBodyAsString().contains("/problems/not-enrolled");
    }
}
