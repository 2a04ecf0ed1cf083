package plusone.gateway.home;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The home screen: each part's fields as they came, when the oldest of them was true, and the names
 * of those that are missing.
 */
record Home(Map<String, Object> fields, List<String> degraded) {

    static Home of(List<PartAnswer> parts, Clock clock) {
        var degraded = parts.stream().flatMap(it -> it.degraded().stream()).toList();
        var fields = new LinkedHashMap<String, Object>();
        parts.forEach(it -> it.present().forEach(field -> fields.put(field, it.body().get(field))));
        fields.put("asOf", oldest(parts).orElseGet(clock::instant));
        fields.put("degraded", degraded);
        return new Home(fields, degraded);
    }

    boolean isWhole() {
        return degraded.isEmpty();
    }

    private static Optional<Instant> oldest(List<PartAnswer> parts) {
        return parts.stream().flatMap(it -> it.asOf().stream()).min(Instant::compareTo);
    }
}
