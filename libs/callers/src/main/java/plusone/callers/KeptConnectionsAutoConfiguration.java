package plusone.callers;

import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.ConnectionProvider;

/**
 * How long a connection to another service is kept that nobody uses: not as long as its server
 * keeps it, which would close it under the next call.
 */
@AutoConfiguration
class KeptConnectionsAutoConfiguration {

    static final String NAME = "neighbours";

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST = 500;

    @Bean
    static BeanPostProcessor keptConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ReactorResourceFactory resources)
                    resources.setConnectionProviderSupplier(() -> kept(IDLE));
                return bean;
            }
        };
    }

    /** Connections that are closed when nobody has used them for so long. */
    static ConnectionProvider kept(Duration idle) {
        return ConnectionProvider.builder(NAME)
                .maxConnections(MOST)
                .maxIdleTime(idle)
                .evictInBackground(idle.dividedBy(6))
                .build();
    }
}
