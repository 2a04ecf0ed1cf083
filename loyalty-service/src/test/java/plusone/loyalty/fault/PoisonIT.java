package plusone.loyalty.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.postgres.EmbeddedDatabase;

/** One of many commands that arrive together is such that the database refuses it. */
@LedgerTest
class PoisonIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 64;
    private static final int POISONED = 40;
    private static final String POISON = "poison";

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;
    @Autowired private MeterRegistry meters;
    @LocalServerPort private int port;

    @BeforeEach
    void refusePoison() throws SQLException {
        execute(
                """
                alter table remark add constraint test_no_poison check (reference <> 'poison') not valid""");
    }

    @AfterEach
    void takePoison() throws SQLException {
        execute("alter table remark drop constraint if exists test_no_poison");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1})
    void failsAloneAndItsNeighboursAreCarriedOut(int memberCount) throws Exception {
        var members = atOnce(memberCount, _ -> loyalty.member());
        var prefix = unique("flush");
        var earns = new ArrayList<>(Earn.many(AT_ONCE, prefix, members));
        earns.set(POISONED, earns.get(POISONED).withReference(POISON));

        var answers = sentWhileLocked(earns, members);

        assertIsAFaultThatSaysNothing(answers.remove(POISONED));
        assertThat(answers).hasSize(AT_ONCE - 1).extracting(Line.Answer::status).containsOnly(201);
        assertThat(Keys.results(database, prefix))
                .hasSize(AT_ONCE - 1)
                .doesNotContainKey(earns.get(POISONED).key());
        assertThat(available(members)).isEqualTo(AT_ONCE - 1);
        takePoison();
        var again = earns.get(POISONED).insistAt(loyalty);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isFalse();
        assertThat(available(members)).isEqualTo(AT_ONCE);
    }

    /** All have arrived, and wait, before the first is decided. */
    private List<Line.Answer> sentWhileLocked(List<Earn> earns, List<UUID> members)
            throws SQLException {
        var token = loyalty.service();
        try (var lock = database.connect("loyalty_owner")) {
            lock.setAutoCommit(false);
            lock(lock, members);
            var sent =
                    CompletableFuture.supplyAsync(
                            () ->
                                    atOnce(
                                            AT_ONCE,
                                            number -> earns.get(number).insistAt(port, token)));
            await().atMost(LIMIT).until(() -> underWay() >= AT_ONCE);
            lock.rollback();
            return new ArrayList<>(sent.join());
        }
    }

    private static void lock(Connection connection, List<UUID> members) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select from account where id = any(?) order by id for update")) {
            statement.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            statement.execute();
        }
    }

    private int underWay() {
        return meters.find("http.server.requests.active").longTaskTimers().stream()
                .mapToInt(LongTaskTimer::activeTasks)
                .sum();
    }

    private static void assertIsAFaultThatSaysNothing(Line.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body())
                .contains("/problems/internal-error")
                .doesNotContain(POISON)
                .doesNotContain("constraint")
                .doesNotContain("remark");
    }

    private long available(List<UUID> members) {
        return members.stream().mapToLong(loyalty::available).sum();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
