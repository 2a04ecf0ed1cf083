package plusone.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.transactions.Atomically;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(afterName = "plusone.transactions.TransactionsConfiguration")
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

    @Bean
    OutboxTables outboxTables(DatabaseClient database, OutboxSettings settings) {
        return new OutboxTables(database, settings);
    }

    @Bean
    Traces outboxTraces(
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<Propagator> propagator) {
        return new Traces(
                observations.getIfAvailable(() -> ObservationRegistry.NOOP),
                propagator.getIfAvailable());
    }

    @Bean
    WakeUps outboxWakeUps() {
        return new WakeUps();
    }

    @Bean
    Outbox outbox(OutboxTables tables, Traces traces, JsonMapper json, WakeUps wakeUps) {
        return new Outbox(tables, traces, json, wakeUps);
    }

    @Bean
    Relays relays(
            List<Receiver> receivers,
            OutboxTables tables,
            Atomically atomically,
            Traces traces,
            WakeUps wakeUps,
            OutboxSettings settings) {
        return new Relays(
                receivers.stream()
                        .map(
                                receiver ->
                                        new Courier(
                                                receiver,
                                                breaker(receiver, settings),
                                                traces,
                                                settings.timeLimit()))
                        .map(courier -> new Relay(courier, tables, atomically, settings))
                        .toList(),
                wakeUps);
    }

    private static CircuitBreaker breaker(Receiver receiver, OutboxSettings settings) {
        var config =
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .waitDurationInOpenState(settings.breakerPause())
                        .ignoreException(Failures::isFinal)
                        .build();
        return CircuitBreaker.of("outbox-" + receiver.link(), config);
    }
}
