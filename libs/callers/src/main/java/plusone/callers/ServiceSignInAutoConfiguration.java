package plusone.callers;

import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/** Signs a service in that makes calls of its own. */
@AutoConfiguration(after = CallersAutoConfiguration.class)
@ConditionalOnProperty("plusone.sign-in.client-id")
class ServiceSignInAutoConfiguration {

    @Bean
    ServiceSignIn serviceSignIn(
            WebClient.Builder web, SignInSettings settings, ObjectProvider<Clock> clock) {
        var id = Objects.requireNonNull(settings.clientId());
        var secret =
                Objects.requireNonNull(
                        settings.clientSecret(), "plusone.sign-in.client-secret is not set");
        var tokenUri =
                Objects.requireNonNull(settings.tokenUri(), "plusone.sign-in.token-uri is not set");
        var client = web.clone().defaultHeaders(it -> it.setBasicAuth(id, secret)).build();
        return new ServiceSignIn(client, tokenUri, clock.getIfAvailable(Clock::systemUTC));
    }
}
