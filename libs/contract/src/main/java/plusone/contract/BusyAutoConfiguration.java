package plusone.contract;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database that has no room or is away for the moment: 503, try again. */
@AutoConfiguration
@ConditionalOnClass(CannotCreateTransactionException.class)
class BusyAutoConfiguration {

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
