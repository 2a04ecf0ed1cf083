package plusone.loyalty;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

@LoyaltyTest
class WritesIT {

    @Autowired DatabaseClient database;

    @Autowired Atomically atomically;

    @Test
    void nothingIsWrittenButThroughAtomically() {
        assertThatThrownBy(() -> write().block()).hasMessageContaining("read-only transaction");
        assertThatCode(() -> write().as(atomically::commit).block()).doesNotThrowAnyException();
    }

    private Mono<Void> write() {
        return database.sql("insert into answer values (gen_random_uuid(), 200, '{}', now())")
                .then();
    }
}
