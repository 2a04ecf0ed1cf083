package plusone.outbox;

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
    Leases outboxLeases(OutboxTables tables, Atomically atomically) {
        return new Leases(tables, atomically);
    }

    @Bean
    Breakers outboxBreakers(OutboxSettings settings) {
        return new Breakers(settings);
    }

    @Bean
    Backlogs outboxBacklogs(
            List<Receiver> receivers,
            OutboxTables tables,
            Atomically atomically,
            OutboxSettings settings) {
        var links = receivers.stream().map(Receiver::link).toList();
        return new Backlogs(links, tables, atomically, settings.countEvery());
    }

    @Bean
    Relays relays(
            List<Receiver> receivers,
            OutboxTables tables,
            Atomically atomically,
            Traces traces,
            Breakers breakers,
            Backlogs backlogs,
            WakeUps wakeUps,
            OutboxSettings settings) {
        var relays =
                receivers.stream()
                        .map(
                                receiver ->
                                        new Courier(
                                                receiver,
                                                breakers.of(receiver.link()),
                                                traces,
                                                settings.timeLimit()))
                        .map(courier -> new Relay(courier, tables, atomically, settings, wakeUps))
                        .toList();
        return new Relays(relays, backlogs);
    }
}
