package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.ledger.LedgerCalls.Figures;
import plusone.postgres.EmbeddedDatabase;

/** Very many lots and holds of one member, more than may come by now, change at one time. */
@LedgerTest
@Order(Integer.MAX_VALUE)
class ManyLotsIT {

    private static final int MANY = 10_000;
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    /** What is pending at one moment comes to lie under so many, a microsecond apart. */
    private static final String SPLIT_LOT =
            """
            with one as (
                delete from loyalty.lot where account_id = ? and available_at > to_timestamp(0) returning *)
            insert into loyalty.lot
            select account_id, expires_on, available_at - number * interval '1 microsecond', 1
            from one, generate_series(1, ?) number""";

    private static final String SPLIT_HOLD =
            """
            with one as (
                update loyalty.hold set points = 1, lots = (select jsonb_object_agg(key, 1) from jsonb_each(lots))
                where account_id = ? returning *)
            insert into loyalty.hold
            select gen_random_uuid(), account_id, lots, points, 0, state, reference, placed_at,
                expires_at - number * interval '1 microsecond', null
            from one, generate_series(1, ? - 1) number""";

    private static final String DUE =
            "update loyalty.account set due_at = due_at - interval '1 second' where id = ?";

    @Autowired private Loyalty loyalty;
    @Autowired private MovableClock clock;
    @Autowired private EmbeddedDatabase database;
    @Autowired private ScheduledAnnotationBeanPostProcessor schedule;
    @Autowired private SettleJob job;
    @Autowired private Settlements settlements;

    private LedgerCalls calls;

    @BeforeEach
    void theJobRests() {
        schedule.postProcessBeforeDestruction(job, "settleJob");
        calls = new LedgerCalls(loyalty);
    }

    @AfterEach
    void theJobGoesOn() {
        schedule.postProcessAfterInitialization(job, "settleJob");
    }

    @Test
    void lotsThatRipenTogetherAreReadAndSpentInTime() throws Exception {
        var member = withManyPendingLots();

        clock.forward(Duration.ofHours(2));

        assertTimeoutPreemptively(
                GENEROUS,
                () -> {
                    assertThat(calls.figures(member)).isEqualTo(new Figures(MANY, 0, 0, 0, MANY));
                    calls.spent(member, MANY);
                    assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, MANY));
                });
    }

    @Test
    void holdsThatRunOutTogetherAreReadAndSpentInTime() throws Exception {
        var member = withManyHolds();

        clock.forward(Duration.ofHours(2));

        assertTimeoutPreemptively(
                GENEROUS,
                () -> {
                    assertThat(calls.figures(member)).isEqualTo(new Figures(MANY, 0, 0, 0, MANY));
                    calls.spent(member, MANY);
                    assertThat(calls.figures(member)).isEqualTo(new Figures(0, 0, 0, 0, MANY));
                });
    }

    @Test
    void theJobSettlesManyMembersOfThatKind() throws Exception {
        var members =
                List.of(
                        withManyPendingLots(),
                        withManyHolds(),
                        withManyPendingLots(),
                        withManyHolds(),
                        withManyPendingLots());

        clock.forward(Duration.ofHours(2));

        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            settlements.settleDue().block();
                            return notYetSettled(members) == 0;
                        });
        assertThat(members)
                .allSatisfy(
                        member ->
                                assertThat(calls.figures(member))
                                        .isEqualTo(new Figures(MANY, 0, 0, 0, MANY)));
    }

    private UUID withManyPendingLots() throws SQLException {
        var member = loyalty.member();
        var then = clock.instant().plus(1, ChronoUnit.HOURS).toString();
        calls.earned(member, MANY, Map.of("availableAt", then));
        execute(SPLIT_LOT, member, MANY);
        execute(DUE, member);
        return member;
    }

    private UUID withManyHolds() throws SQLException {
        var member = loyalty.memberWith(MANY);
        LedgerCalls.made(
                calls.place(
                        Map.of(
                                "memberId",
                                member,
                                "points",
                                MANY,
                                "reference",
                                "order",
                                "ttl",
                                "PT1H"),
                        unique("hold")));
        execute(SPLIT_HOLD, member, MANY);
        execute(DUE, member);
        return member;
    }

    private int notYetSettled(List<UUID> members) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement =
                        connection.prepareStatement(
                                "select count(*) from loyalty.account where id = any(?) and (pending > 0 or held > 0)")) {
            statement.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (var connection = database.connect("loyalty_owner");
                var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++)
                statement.setObject(index + 1, values[index]);
            statement.execute();
        }
    }
}
