package plusone.contract;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of what is common to every endpoint.
 *
 * @param concurrentRequests how many requests may be under way at once, at least 1; one more is
 *     refused before any work
 * @param publicRequests how many more may be under way on paths that are open to anybody, at least
 *     1; one more is refused
 * @param connections how many connections may be open at once, at least 1; one more is closed
 * @param headTimeLimit how long a connection may take to send the head of a request
 * @param idle after so long without a request a connection is closed; longer than a caller keeps it
 *     in a pool
 * @param bodySilence how long a body that is read may pause
 * @param bodyMemory what all bodies may take in memory together; one more is refused
 * @param bodyLimit the largest body that is read
 * @param larger path patterns that have their own limit of the body
 * @param timeLimit until an answer begins; shorter than the edge waits, longer than a call to a
 *     neighbour or a statement may take
 * @param longer path patterns that have their own time limit
 * @param slow what takes longer is logged, though it was answered
 * @param description the name of the hand-written description of this API: {@code loyalty} stands
 *     in {@code openapi/loyalty.yaml} and is answered at {@code /v1/openapi/loyalty.json}; without
 *     it there is none
 */
@ConfigurationProperties(prefix = "plusone.contract", ignoreUnknownFields = false)
record ContractSettings(
        @DefaultValue("1024") int concurrentRequests,
        @DefaultValue("256") int publicRequests,
        @DefaultValue("4096") int connections,
        @DefaultValue("10s") Duration headTimeLimit,
        @DefaultValue("60s") Duration idle,
        @DefaultValue("2s") Duration bodySilence,
        @DefaultValue("32MB") DataSize bodyMemory,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue Map<String, DataSize> larger,
        @DefaultValue("3s") Duration timeLimit,
        @DefaultValue Map<String, Duration> longer,
        @DefaultValue("1s") Duration slow,
        @Nullable String description) {

    ContractSettings {
        atLeastOne("concurrent-requests", concurrentRequests);
        atLeastOne("public-requests", publicRequests);
        atLeastOne("connections", connections);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1)
            throw new IllegalArgumentException("plusone.contract." + name + " must be 1 or more");
    }

    PathLimits<DataSize> bodyLimits() {
        return new PathLimits<>(bodyLimit, larger);
    }

    PathLimits<Duration> timeLimits() {
        return new PathLimits<>(timeLimit, longer);
    }
}
