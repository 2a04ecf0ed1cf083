package plusone.transactions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A small application whose every write goes through {@link Atomically}. */
@SpringBootApplication
class TransactionsApplication {

    @RestController
    static class Entries {

        private final DatabaseClient database;
        private final Atomically atomically;
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        Entries(DatabaseClient database, Atomically atomically) {
            this.database = database;
            this.atomically = atomically;
        }

        @PostMapping("/pairs/{key}")
        Mono<Long> pair(@PathVariable long key) {
            return commit(insert("pair", key, 1).then(insert("pair", key, -1)));
        }

        @PostMapping("/refused/{key}")
        Mono<Long> refused(@PathVariable long key) {
            return commit(insert("refused", key, 1).then(Mono.error(new Refusal())));
        }

        @PostMapping("/singles/{key}")
        Mono<Long> single(@PathVariable long key) {
            return commit(insert("single", key, 1));
        }

        /** What went wrong, whether or not the caller was still there to hear of it. */
        Queue<Throwable> failures() {
            return failures;
        }

        private Mono<Long> commit(Mono<Long> work) {
            return work.doOnError(failures::add).as(atomically::commit);
        }

        private Mono<Long> insert(String kind, long key, int points) {
            return database.sql("insert into entry values (:kind, :key, :points)")
                    .bind("kind", kind)
                    .bind("key", key)
                    .bind("points", points)
                    .fetch()
                    .rowsUpdated();
        }
    }

    @ResponseStatus(HttpStatus.CONFLICT)
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal() {
            super("refused after the first statement", null, false, false);
        }
    }
}
