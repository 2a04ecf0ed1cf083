package plusone.gateway.home;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the home screen.
 *
 * @param timeLimit for each of its parts; they are asked for at the same time
 * @param partLimit the largest answer of a part that is read
 */
@ConfigurationProperties(prefix = "plusone.home", ignoreUnknownFields = false)
record HomeSettings(
        @DefaultValue("1500ms") Duration timeLimit, @DefaultValue("256KB") DataSize partLimit) {}
