package plusone.loyalty.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.transactions.Atomically;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class LanesConfiguration {

    @Bean
    LaneConnections laneConnections(
            ConnectionFactory others,
            R2dbcProperties settings,
            LaneSettings lanes,
            MeterRegistry meters) {
        return LaneConnections.like(others, settings.getPool(), lanes.number(), meters);
    }

    @Bean
    Bookkeeping bookkeeping(
            DatabaseClient database,
            PointsByDate pointsByDate,
            Expiry expiry,
            Decisions decisions,
            Clock clock) {
        var loading = new Loading(new LedgerTables(database, pointsByDate), expiry, clock);
        return new Bookkeeping(loading, new FlushTables(database), decisions);
    }

    @Bean
    Lanes lanes(
            LaneConnections connections,
            LaneSettings settings,
            PointsByDate pointsByDate,
            Expiry expiry,
            Decisions decisions,
            Clock clock,
            MeterRegistry meters,
            ObjectProvider<Tracer> tracer) {
        var database = DatabaseClient.create(connections.pool());
        var bookkeeping = bookkeeping(database, pointsByDate, expiry, decisions, clock);
        var atomically = Atomically.on(connections.pool(), settings.number());
        var flushing =
                new Flushing(errands -> bookkeeping.carryOutFree(errands).as(atomically::commit));
        var flushes =
                new WatchedFlushes(
                        flushing::flush, meters, tracer.getIfAvailable(() -> Tracer.NOOP));
        return new Lanes(
                Stream.generate(
                                () ->
                                        new Lane(
                                                flushes,
                                                settings,
                                                System::nanoTime,
                                                Schedulers.parallel()))
                        .limit(settings.number())
                        .toList(),
                Schedulers.parallel(),
                meters);
    }
}
