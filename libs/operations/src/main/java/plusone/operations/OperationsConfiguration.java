package plusone.operations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import plusone.idempotency.Idempotency;

@AutoConfiguration(afterName = "plusone.idempotency.IdempotencyConfiguration")
class OperationsConfiguration {

    @Bean
    OperationController operationController(
            Idempotency idempotency, @Value("${spring.application.name}") String application) {
        return new OperationController(idempotency, application);
    }
}
