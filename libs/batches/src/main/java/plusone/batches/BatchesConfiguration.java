package plusone.batches;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import plusone.contract.PathLimits;
import plusone.contract.Problems;
import plusone.contract.StrictBodies;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
class BatchesConfiguration {

    @Bean
    WebFluxConfigurer batchArgument(
            StrictBodies bodies, Problems problems, PathLimits<Duration> limits, JsonMapper json) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new BatchResolver(bodies, problems, limits));
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.customCodecs().register(new LineWriter(json));
            }
        };
    }
}
