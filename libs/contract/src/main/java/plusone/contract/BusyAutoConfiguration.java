package plusone.contract;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What libraries throw when there is no room or no way at the moment: 503, try again. */
@AutoConfiguration
class BusyAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CallNotPermittedException.class)
    static class Breakers {

        @Bean
        ProblemTranslation openBreakers() {
            return thrown ->
                    thrown instanceof CallNotPermittedException
                            ? StandardProblems.unavailable()
                            : null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CannotCreateTransactionException.class)
    static class Databases {

        @Bean
        ProblemTranslation busyDatabase() {
            return thrown ->
                    switch (thrown) {
                        case TransientDataAccessException _,
                                DataAccessResourceFailureException _,
                                CannotCreateTransactionException _ ->
                                StandardProblems.unavailable();
                        default -> null;
                    };
        }
    }
}
