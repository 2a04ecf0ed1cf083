package plusone.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plusone.transactions.Atomically;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shows what waits and what is dead on each link, as metrics. The rows are counted now and then,
 * not when somebody looks; where they could not be counted the metrics are no number.
 */
final class Backlogs implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Backlogs.class);

    private final List<String> links;
    private final OutboxTables tables;
    private final Atomically atomically;
    private final Duration every;
    private volatile @Nullable Map<String, Backlog> counted;

    Backlogs(List<String> links, OutboxTables tables, Atomically atomically, Duration every) {
        this.links = List.copyOf(links);
        this.tables = tables;
        this.atomically = atomically;
        this.every = every;
    }

    Mono<Void> keepCounting(CompletableFuture<Void> stop) {
        return Flux.interval(Duration.ZERO, every)
                .takeUntilOther(Mono.fromFuture(stop, true))
                .onBackpressureLatest()
                .concatMap(_ -> count(), 1)
                .then();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var link : links) {
            gauge("lag", link, Backlog::lag)
                    .description("Age of the oldest row still to be delivered")
                    .baseUnit("seconds")
                    .register(registry);
            gauge("waiting", link, Backlog::waiting)
                    .description("Rows still to be delivered; counted up to 100000")
                    .baseUnit("rows")
                    .register(registry);
            gauge("dead", link, Backlog::dead)
                    .description(
                            "Rows that are not tried again unless somebody revives them; counted up to 100000")
                    .baseUnit("rows")
                    .register(registry);
        }
    }

    private Gauge.Builder<Backlogs> gauge(
            String name, String link, ToDoubleFunction<Backlog> value) {
        return Gauge.builder("plusone.outbox." + name, this, it -> value.applyAsDouble(it.of(link)))
                .tag("link", link);
    }

    private Backlog of(String link) {
        var current = counted;
        return current == null
                ? Backlog.unknown(link)
                : current.getOrDefault(link, Backlog.none(link));
    }

    private Mono<Void> count() {
        return Flux.fromIterable(links)
                .concatMap(link -> tables.backlog(link).as(atomically::commit))
                .collectMap(Backlog::link)
                .doOnNext(backlogs -> counted = backlogs)
                .doOnError(this::forget)
                .onErrorComplete()
                .then();
    }

    private void forget(Throwable failure) {
        log.warn("what waits in the outbox could not be counted: {}", failure.toString());
        counted = null;
    }
}
