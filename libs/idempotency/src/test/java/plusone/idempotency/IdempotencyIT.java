package plusone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import plusone.contract.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdempotencyIT extends IdempotencyTest {

    private static final String CALL = "POST /v1/referrals";
    private static final int AT_ONCE = 64;

    @Autowired private JsonMapper json;

    record Order(int points, Map<String, Object> attributes) {}

    record OlderOrder(int points) {}

    @Test
    void takesEffectOnceHoweverManySendAtOnce() {
        var answers =
                Flux.range(0, AT_ONCE)
                        .flatMap(_ -> send("ada", "order-7", 120), AT_ONCE)
                        .collectList()
                        .block();

        assertThat(answers).hasSize(AT_ONCE).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(answers)
                .extracting(Answer::resultId)
                .containsOnly(answers.getFirst().resultId());
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(this::figures).containsOnly(figures(answers.getFirst()));
        assertThat(count("effect")).isEqualTo(1);
        assertThat(count("operation")).isEqualTo(1);
    }

    @Test
    void answersWhatItAnsweredThen() {
        var first = send("ada", "order-7", 120).block();
        var again = send("ada", "order-7", 120).block();

        assertThat(first.replayed()).isFalse();
        assertThat(first.with("body").getHeaders().headerNames()).isEmpty();
        assertThat(again.replayed()).isTrue();
        assertThat(again.resultId()).isEqualTo(first.resultId());
        assertThat(figures(again)).isEqualTo(figures(first));
        assertThat(again.with("body").getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(again.with("body").getHeaders().getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void refusesTheKeyOfAnotherBodyCallOrKind() {
        send("ada", "order-7", 120).block();

        assertReused(send("ada", "order-7", 121));
        assertReused(once("ada", "order-7", "referral", "POST /v1/advocates", 120));
        assertReused(once("ada", "order-7", "advocate", CALL, 120));
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfTwoCallersApart() {
        assertThat(send("ada", "order-7", 120).block().replayed()).isFalse();
        assertThat(send("ben", "order-7", 7).block().replayed()).isFalse();

        assertThat(count("effect")).isEqualTo(2);
    }

    @Test
    void bindsNothingWhereItRefuses() {
        var refusal = ProblemException.of(HttpStatus.CONFLICT, "insufficient-points", "Too few.");
        var refused = effect(1).then(Mono.<Effect>error(refusal));

        assertThatThrownBy(() -> idempotency.once(order("ada", "order-7", 1), refused).block())
                .isSameAs(refusal);

        assertThat(count("effect")).isZero();
        assertThat(send("ada", "order-7", 2).block().replayed()).isFalse();
    }

    @Test
    void letsTheSecondWaitForTheFirst() {
        var end = Sinks.<Void>empty();
        var first = firstUntil(end.asMono());
        awaitKey("granted");
        var second = send("ada", "order-7", 5).toFuture();
        awaitKey("not granted");

        assertThat(second).isNotDone();
        end.tryEmitEmpty();

        assertThat(first.join().replayed()).isFalse();
        assertThat(second.join().replayed()).isTrue();
        assertThat(second.join().resultId()).isEqualTo(first.join().resultId());
    }

    @Test
    void decidesAnewForTheSecondWhereTheFirstIsRefused() {
        var end = Sinks.<Void>empty();
        var first = firstUntil(end.asMono());
        awaitKey("granted");
        var second = send("ada", "order-7", 5).toFuture();
        awaitKey("not granted");

        end.tryEmitError(new IllegalStateException("refused"));

        assertThat(second.join().replayed()).isFalse();
        assertThat(first).isCompletedExceptionally();
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void saysThatTheFirstIsStillUnderWayWhereItOutlivesTheTimeLimit() {
        var end = Sinks.<Void>empty();
        var first = firstUntil(end.asMono());
        awaitKey("granted");

        var problem = problem(send("ada", "order-7", 5));
        end.tryEmitEmpty();

        assertThat(problem.slug()).isEqualTo("idempotency-in-progress");
        assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(first.join().replayed()).isFalse();
        assertThat(send("ada", "order-7", 5).block().replayed()).isTrue();
    }

    @Test
    void findsTheAnswerLaterWhereFindingItFailedAfterTheCommit() {
        var crashing = twoSteps("order-7", _ -> Mono.error(new IllegalStateException("crashed")));
        assertThatThrownBy(crashing::block).hasMessage("crashed");
        assertThat(count("effect")).isEqualTo(1);

        var answer = twoSteps("order-7", answered(202, "NEW")).block();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.replayed()).isTrue();
        assertThat(count("effect")).isEqualTo(1);
    }

    @Test
    void keepsTheAnswerThatWasFoundFirst() {
        var first = twoSteps("order-7", answered(202, "NEW")).block();
        var again = twoSteps("order-7", answered(200, "PAID")).block();

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.figures()).isEqualTo(first.figures()).contains("NEW");
        assertThat(again.resultId()).isEqualTo(first.resultId());
    }

    @Test
    void givesEverybodyTheAnswerThatWasFoundFirstWhereManySendAtOnce() {
        var answers =
                Flux.range(0, AT_ONCE)
                        .flatMap(
                                number -> twoSteps("order-7", answered(202, "NEW " + number)),
                                AT_ONCE)
                        .collectList()
                        .block();

        assertThat(answers).extracting(Answer::figures).containsOnly(answers.getFirst().figures());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(count("effect")).isEqualTo(1);
        assertThat(count("answer")).isEqualTo(1);
    }

    @Test
    void refusesTheKeyOfAnotherBodyInTwoStepsToo() {
        twoSteps("order-7", answered(202, "NEW")).block();

        assertReused(idempotency.once(order("ada", "order-7", 6), insert(6), answered(202, "NEW")));
    }

    @Test
    void doesNotMindAFieldThatALaterVersionAdds() {
        var older =
                idempotency.operation(
                        "ada", new IdempotencyKey("k"), "order", CALL, new OlderOrder(5));

        assertThat(order("ada", "k", 5).fingerprint()).isEqualTo(older.fingerprint());
    }

    private Mono<Answer> send(String caller, String key, int points) {
        return once(caller, key, "referral", CALL, points);
    }

    private Mono<Answer> once(String caller, String key, String kind, String call, int points) {
        var operation =
                idempotency.operation(
                        caller, new IdempotencyKey(key), kind, call, new Order(points, null));
        return idempotency.once(operation, effect(points));
    }

    private Mono<Answer> twoSteps(String key, Function<UUID, Mono<Effect>> answering) {
        return idempotency.once(order("ada", key, 5), insert(5), answering);
    }

    /** A first sending whose work ends only with this. */
    private CompletableFuture<Answer> firstUntil(Mono<Void> end) {
        return idempotency
                .once(order("ada", "order-7", 5), effect(5).delayUntil(_ -> end))
                .toFuture();
    }

    private static Function<UUID, Mono<Effect>> answered(int status, String state) {
        return id -> Mono.just(new Effect(id, status, Map.of("state", state)));
    }

    private Operation order(String caller, String key, int points) {
        return idempotency.operation(
                caller, new IdempotencyKey(key), "referral", CALL, new Order(points, null));
    }

    private Mono<Effect> effect(int points) {
        return insert(points)
                .map(id -> new Effect(id, 201, Map.of("points", points, "status", "NEW")));
    }

    private Mono<UUID> insert(int points) {
        return Mono.fromSupplier(UUID::randomUUID)
                .delayUntil(
                        id ->
                                database.sql("insert into effect values (:id, :points)")
                                        .bind("id", id)
                                        .bind("points", points)
                                        .then());
    }

    private JsonNode figures(Answer answer) {
        return json.readTree(answer.figures());
    }

    private void awaitKey(String state) {
        var locks =
                "pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and ";
        await().untilAsserted(() -> assertThat(count(locks + state)).isEqualTo(1));
    }

    private static void assertReused(Mono<Answer> sending) {
        var problem = problem(sending);
        assertThat(problem.slug()).isEqualTo("idempotency-key-reused");
        assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ProblemException problem(Mono<Answer> sending) {
        return catchThrowableOfType(ProblemException.class, sending::block);
    }
}
