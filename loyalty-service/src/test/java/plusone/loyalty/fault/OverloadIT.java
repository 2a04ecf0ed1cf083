package plusone.loyalty.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.LoyaltyProcess;
import plusone.loyalty.LoyaltyProcesses;
import plusone.postgres.EmbeddedDatabase;
import plusone.transactions.Storm;

/** Many times more is asked of an instance than it can do, by callers who wait for no answer. */
@LedgerTest
class OverloadIT {

    private static final int ROUNDS = Storm.times(2, 10);

    private static final int LINES = Storm.times(800, 3_000);

    private static final int AT_ONCE_ON_EACH = 2;
    private static final int RESENT = 50;
    private static final long MIB = 1 << 20;

    /** In each of two lanes four commands a quarter of a second, and room for some more. */
    private static final Map<String, String> SMALL =
            Map.of("plusone.lanes.flush", "4", "plusone.lanes.waiting", "128");

    private static final String SLOW =
            """
            create function test_slow() returns trigger language plpgsql as
                $$ begin perform pg_sleep(0.25); return null; end $$;
            create trigger test_slow before insert on entry execute function test_slow()""";

    @Autowired private Loyalty loyalty;
    @Autowired private LoyaltyProcesses processes;
    @Autowired private EmbeddedDatabase database;

    @BeforeEach
    void slowDown() throws SQLException {
        execute(SLOW);
    }

    @AfterEach
    void speedUp() throws SQLException {
        execute("drop function if exists test_slow() cascade");
    }

    @Test
    void itDoesWhatItCanRefusesTheRestAndIsWellAgainAfterwards() throws Exception {
        var members = atOnce(64, _ -> loyalty.member());
        try (var process = processes.start(SMALL)) {
            var heaps = new ArrayList<Long>();
            for (var round = 0; round < ROUNDS; round++) {
                overload(process, members);
                heaps.add(process.liveHeap());
            }
            assertThat(heaps.getLast())
                    .as("what it keeps, of " + heaps)
                    .isLessThan(heaps.getFirst() + 16 * MIB);
        }
    }

    private void overload(LoyaltyProcess process, List<UUID> members) throws SQLException {
        var prefix = unique("load");
        var earns = Earn.many(LINES * AT_ONCE_ON_EACH, prefix, members);
        var token = loyalty.service();
        var told =
                atOnce(LINES, line -> offered(process.port(), partOf(earns, line), token)).stream()
                        .flatMap(List::stream)
                        .toList();
        var after = Earn.of(members.getFirst(), unique("after")).insistAt(process.loyalty());

        assertThat(after.status()).isEqualTo(201);
        assertThat(told).allMatch(it -> it.isApplied() || it.isRefusedForNow());
        var notBegun =
                told.stream().filter(OverloadIT::isNotBegun).map(Callers.Told::earn).toList();
        var results = Keys.results(database, prefix);
        assertThat(results).containsAllEntriesOf(Callers.acknowledged(told));
        assertThat(notBegun)
                .as("refused")
                .hasSizeGreaterThan(RESENT)
                .noneMatch(earn -> results.containsKey(earn.key()));
        assertThat(atOnce(RESENT, number -> notBegun.get(number).insistAt(process.loyalty())))
                .allMatch(answer -> answer.status() == 201 && !answer.replayed());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All on one line, before its first answer is read. */
    private static List<Callers.Told> offered(int port, List<Earn> earns, String token) {
        try (var line = new Line(port)) {
            for (var earn : earns) line.send(earn.bytes(token));
            var told = new ArrayList<Callers.Told>();
            for (var earn : earns) told.add(new Callers.Told(earn, line.read()));
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Earn> partOf(List<Earn> earns, int line) {
        return earns.subList(line * AT_ONCE_ON_EACH, (line + 1) * AT_ONCE_ON_EACH);
    }

    /** Unlike what took too long, of which nobody knows. */
    private static boolean isNotBegun(Callers.Told told) {
        return told.isRefusedForNow()
                && !told.answer().orElseThrow().body().contains("taking-too-long");
    }
}
