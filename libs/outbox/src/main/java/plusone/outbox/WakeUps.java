package plusone.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Tells the relays of a link, in this process, that there may be something to deliver. Of several
 * wake-ups that come while a relay is busy it hears the last.
 */
final class WakeUps {

    private final Map<String, List<FluxSink<String>>> relays = new ConcurrentHashMap<>();

    void wake(String link) {
        relays.getOrDefault(link, List.of()).forEach(relay -> relay.next(link));
    }

    Flux<String> to(String link) {
        var ofLink = relays.computeIfAbsent(link, _ -> new CopyOnWriteArrayList<>());
        return Flux.create(
                relay -> {
                    ofLink.add(relay);
                    relay.onDispose(() -> ofLink.remove(relay));
                },
                FluxSink.OverflowStrategy.LATEST);
    }
}
