package plusone.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Tells the relay of a link, in this process, that there may be something to deliver. */
final class WakeUps {

    private final Map<String, Sinks.Many<String>> sinks = new ConcurrentHashMap<>();

    /** A wake-up that is lost in a crowd of them costs nothing: a relay looks at every poll too. */
    void wake(String link) {
        of(link).tryEmitNext(link);
    }

    Flux<String> to(String link) {
        return of(link).asFlux();
    }

    private Sinks.Many<String> of(String link) {
        return sinks.computeIfAbsent(link, _ -> Sinks.many().multicast().directBestEffort());
    }
}
