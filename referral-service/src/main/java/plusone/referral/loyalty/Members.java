package plusone.referral.loyalty;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import plusone.contract.Identifiers;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Who is a member, asked of loyalty while somebody waits: within a time limit, through a breaker,
 * and once more where the first try failed at once. Fails with {@link LoyaltyDownException}, also
 * where loyalty refuses to say: that is between the services, and nothing whoever waits can mend.
 */
@Service
public class Members {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LoyaltyApi loyalty;
    private final LoyaltySettings settings;
    private final CircuitBreaker breaker;

    Members(LoyaltyApi loyalty, LoyaltySettings settings, MeterRegistry metrics) {
        var breakers = CircuitBreakerRegistry.of(breakerConfig());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        this.loyalty = loyalty;
        this.settings = settings;
        this.breaker = breakers.circuitBreaker("loyalty-members");
    }

    /** The member with this id, or nothing. */
    public Mono<Member> byId(UUID id) {
        return loyalty.member(id).transform(this::shielded);
    }

    /**
     * The member with this id at the house's identity provider, or nothing; nothing for what can be
     * no such id.
     */
    public Mono<Member> byExternalId(String externalId) {
        return Identifiers.isValid(externalId)
                ? loyalty.member(externalId).transform(this::shielded)
                : Mono.empty();
    }

    private <T> Mono<T> shielded(Mono<T> question) {
        return question.timeout(settings.timeLimit())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .retryWhen(Retry.backoff(1, PAUSE).jitter(0.75).filter(Members::mayPass))
                .onErrorMap(Exceptions::isRetryExhausted, Members::lastFailure)
                .onErrorMap(LoyaltyDownException::new);
    }

    /** Not after a time limit: whoever waits has no time for a second one. */
    private static boolean mayPass(Throwable failure) {
        return failure instanceof WebClientException && !isAnswer(failure);
    }

    /**
     * Loyalty is there and says no, or something that cannot be read here: neither is a sign of
     * weakness, and asking again changes nothing.
     */
    private static boolean isAnswer(Throwable failure) {
        return isRefusal(failure) || isUnreadable(failure);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                && answer.getStatusCode().is4xxClientError()
                && answer.getStatusCode() != HttpStatus.TOO_MANY_REQUESTS;
    }

    /** It is whole, but larger than what is read of an answer, or in no form that is known. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof CodecException
                || failure.getCause() instanceof DataBufferLimitException;
    }

    private static Throwable lastFailure(Throwable exhausted) {
        var cause = exhausted.getCause();
        return cause == null ? new TimeoutException() : cause;
    }

    private static CircuitBreakerConfig breakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .ignoreException(Members::isAnswer)
                .build();
    }
}
