package plusone.referral;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and chance, so that tests can replace them. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Ticks in microseconds, as Postgres does: what was written is what is read. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Ids of new rows: UUIDv7 (RFC 9562), so that they grow with time. */
    @Bean
    @ConditionalOnMissingBean
    Supplier<UUID> ids(Clock clock) {
        return new TimeOrderedEpochFactory(new SecureRandom(), clock)::create;
    }

    /** Chance that nobody can foresee: codes are made of it. */
    @Bean
    @ConditionalOnMissingBean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
