package plusone.referral.loyalty;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plusone.contract.ProblemException;
import plusone.contract.ProblemTranslation;

@Configuration(proxyBeanMethods = false)
class LoyaltyConfiguration {

    @Bean
    ProblemTranslation loyaltyDown() {
        return thrown ->
                thrown instanceof LoyaltyDownException
                        ? ProblemException.of(
                                        SERVICE_UNAVAILABLE,
                                        "service-unavailable",
                                        "Who is a member cannot be looked up for the moment: send"
                                                + " the same request again a little later.")
                                .retryAfter(Duration.ofSeconds(2))
                        : null;
    }
}
