package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.postgres.EmbeddedDatabase;

/** Somebody holds the row of one member for long: that is nobody else's matter. */
@LedgerTest
class HeldRowIT {

    /** Enough of them to be in every lane. */
    private static final int OTHERS = 40;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;
    @Autowired private MeterRegistry meters;

    private Connection holder;
    private UUID held;

    @BeforeEach
    void holdARow() throws SQLException {
        held = loyalty.memberWith(100);
        holder = database.connect("loyalty_owner");
        holder.setAutoCommit(false);
        hold(held);
    }

    private void hold(UUID member) throws SQLException {
        try (var statement =
                holder.prepareStatement("select from account where id = ? for update")) {
            statement.setObject(1, member);
            statement.execute();
        }
    }

    @AfterEach
    void letItGo() throws SQLException {
        holder.close();
    }

    @Test
    void othersOfItsLaneAreServedMeanwhile() throws Exception {
        var others = atOnce(OTHERS, _ -> loyalty.member());
        var waiting = later(() -> loyalty.earn(held, 1, unique("held")));
        awaitHeld(1);

        while (!waiting.isDone())
            assertThat(atOnce(OTHERS, it -> loyalty.earn(others.get(it), 1, unique("other"))))
                    .extracting(Answered::status)
                    .containsOnly(201);

        assertRefused(waiting.join(), 503, "service-unavailable");
        assertThat(waiting.join().body().get("detail").asString()).contains("Nothing of this");
        holder.rollback();
        assertThat(loyalty.available(held)).isEqualTo(100);
    }

    @Test
    void whatIsAskedOfItIsDoneOnceAndInItsOrderWhenItIsFree() throws Exception {
        var spendings =
                IntStream.range(0, 20)
                        .mapToObj(
                                number -> {
                                    var spending =
                                            later(() -> loyalty.spend(held, 5, unique("spend")));
                                    awaitHeld(number + 1);
                                    return spending;
                                })
                        .toList();

        holder.rollback();

        assertThat(spendings)
                .extracting(CompletableFuture::join)
                .extracting(answer -> answer.body().at("/balance/available").asLong())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(number -> 95L - 5L * number).toList());
    }

    @Test
    void aTransferWaitsForBothOfItsMembers() throws Exception {
        var payer = loyalty.memberWith(30);
        var free = loyalty.member();
        var first = later(() -> loyalty.transfer(payer, held, 10, unique("transfer")));
        awaitHeld(1);
        var second = later(() -> loyalty.transfer(payer, free, 10, unique("transfer")));
        awaitHeld(2);
        assertThat(loyalty.earn(free, 1, unique("other")).status()).isEqualTo(201);

        holder.rollback();

        assertThat(List.of(first.join(), second.join()))
                .extracting(answer -> answer.body().at("/balance/available").asLong())
                .containsExactly(20L, 10L);
        assertThat(loyalty.available(held)).isEqualTo(110);
        assertThat(loyalty.available(free)).isEqualTo(11);
    }

    @Test
    void aHoldOfItsIsCapturedWhenItIsFree() throws Exception {
        holder.rollback();
        var calls = new LedgerCalls(loyalty);
        var hold = calls.placed(held, 40);
        hold(held);
        var capture = later(() -> calls.capture(hold));
        awaitHeld(1);

        holder.rollback();

        assertThat(capture.join().status()).as(capture.join().body().toString()).isEqualTo(200);
        assertThat(loyalty.available(held)).isEqualTo(60);
    }

    private static CompletableFuture<Answered> later(Supplier<Answered> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    private void awaitHeld(int number) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> heldBack() >= number);
    }

    private double heldBack() {
        return meters.get("plusone.lane.held").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }
}
