package plusone.referral.loyalty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.callers.ServiceSignIn;
import reactor.core.publisher.Mono;

/**
 * The loyalty service over HTTP: plain calls, for the relay, whose outbox row is the retry. Who
 * waits for an answer asks {@link Members}.
 */
@Component
public class LoyaltyApi {

    private final WebClient client;

    LoyaltyApi(WebClient.Builder builder, ServiceSignIn signIn, LoyaltySettings settings) {
        client = builder.baseUrl(settings.url()).filter(signIn).build();
    }

    /** The member with this id, or nothing. */
    public Mono<Member> member(UUID id) {
        return client.get()
                .uri("/v1/members/{id}", id)
                .retrieve()
                .bodyToMono(Member.class)
                .onErrorComplete(WebClientResponseException.NotFound.class);
    }

    /** The member with this id at the house's identity provider, or nothing. */
    public Mono<Member> member(String externalId) {
        return client.get()
                .uri("/v1/members?externalId={externalId}", externalId)
                .retrieve()
                .bodyToMono(Found.class)
                .flatMapIterable(Found::items)
                .next();
    }

    /**
     * Enrols a customer, once per key; gives their member id, also where they were a member before.
     * Contact data that loyalty does not take are left out: they must not cost the customer their
     * points.
     */
    public Mono<UUID> enrol(String key, Enrolment enrolment) {
        return post("/v1/members", key, enrolment, Made.class)
                .onErrorResume(
                        WebClientResponseException.BadRequest.class,
                        _ -> post("/v1/members", key + "-bare", enrolment.bare(), Made.class))
                .map(Made::id)
                .onErrorResume(
                        WebClientResponseException.Conflict.class, LoyaltyApi::existingMember);
    }

    /** Credits points, once per key; gives the id of the transaction. */
    public Mono<UUID> earn(String key, Earning earning) {
        var body =
                new Transaction(
                        "EARN",
                        earning.memberId(),
                        earning.points(),
                        earning.reason(),
                        earning.reference());
        return post("/v1/transactions", key, body, Made.class).map(Made::id);
    }

    private <T> Mono<T> post(String path, String key, Object body, Class<T> answer) {
        return client.post()
                .uri(path)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(answer);
    }

    private static Mono<UUID> existingMember(WebClientResponseException.Conflict conflict) {
        var problem = conflict.getResponseBodyAs(Problem.class);
        var memberId = problem == null ? null : problem.memberId();
        return memberId == null ? Mono.error(conflict) : Mono.just(memberId);
    }

    /** What loyalty's refusal is called, for example {@code member-not-found}. */
    public static String slug(WebClientResponseException refusal) {
        try {
            var problem = refusal.getResponseBodyAs(Problem.class);
            if (problem != null && problem.type() != null)
                return problem.type().replaceFirst("^/problems/", "");
        } catch (IllegalStateException | org.springframework.core.codec.DecodingException _) {
            // Not an answer in the form of the house: the status has to do.
        }
        var status = HttpStatus.resolve(refusal.getStatusCode().value());
        return status == null ? "refused" : status.getReasonPhrase();
    }

    private record Transaction(
            String type, UUID memberId, long points, String reason, String reference) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Made(UUID id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Found(List<Member> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Problem(@Nullable String type, @Nullable UUID memberId) {}
}
