package plusone.gateway.route;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway waits, and when it stops asking.
 *
 * @param timeLimit until the whole request is there, and from then until the first byte of an
 *     answer
 * @param longer path patterns that have their own time limit
 * @param unwantedBody how long a body is waited for that no call takes
 * @param places how many calls may be under way to each service at once, at least 1; no more than
 *     there are connections
 * @param breaker the same for each service, though each has its own
 */
@ConfigurationProperties(prefix = "plusone.route", ignoreUnknownFields = false)
record RouteSettings(
        @DefaultValue("5s") Duration timeLimit,
        @DefaultValue Map<String, Duration> longer,
        @DefaultValue("1s") Duration unwantedBody,
        @DefaultValue("400") int places,
        @DefaultValue Breaker breaker) {

    RouteSettings {
        if (places < 1)
            throw new IllegalArgumentException("plusone.route.places must be 1 or more");
    }

    /**
     * @param window how many of the last calls are looked at
     * @param fewest how many calls there must be before it may open
     * @param failurePercent from which share of failures it opens
     * @param pause how long it stays open before it lets trial calls through
     * @param trials how many trial calls decide whether it closes
     */
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("10") int fewest,
            @DefaultValue("50") int failurePercent,
            @DefaultValue("2s") Duration pause,
            @DefaultValue("3") int trials) {}

    Duration longest() {
        return longer.values().stream()
                .reduce(timeLimit, (one, two) -> one.compareTo(two) > 0 ? one : two);
    }
}
