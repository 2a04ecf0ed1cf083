package plusone.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.postgres.EmbeddedDatabase;

/** Events that members of staff tell themselves: each gives 100 points here. */
@LedgerTest
class ByHandLimitIT {

    private static final String TYPE = "told-by-hand";

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;
    @Autowired private MovableClock clock;

    private UUID member;

    @BeforeEach
    void eachEventGivesAHundredPoints() throws Exception {
        member = loyalty.member();
        try (var connection = database.connect("loyalty");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into campaign (id, name, event_type, effect, points, state, starts_at)
                    values ('01900000-0000-7000-8000-00000000b00d', 'by hand', 'told-by-hand', 'FIXED', 100, 'RUNNING', '2020-01-01')
                    on conflict do nothing""");
        }
    }

    @Test
    void letsAPersonGiveAThousandPointsADayHoweverManyAreSentAtOnce() {
        var sam = loyalty.issuer().staff(unique("sam"), "support");

        var answers = atOnce(30, _ -> tell(sam));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .hasSize(20)
                .allSatisfy(
                        it -> {
                            assertThat(it.status()).isEqualTo(403);
                            assertThat(it.type()).isEqualTo("/problems/by-hand-limit-reached");
                            assertThat(it.body().get("left").asLong()).isZero();
                        });
        assertThat(loyalty.available(member)).isEqualTo(1_000);
    }

    @Test
    void letsAPersonGoOnTheNextDay() {
        var sam = loyalty.issuer().staff(unique("sam"), "support");
        for (var sent = 0; sent < 10; sent++) assertThat(tell(sam).status()).isEqualTo(201);
        assertThat(tell(sam).status()).isEqualTo(403);

        clock.forward(Duration.ofDays(1));

        assertThat(tell(sam).status()).isEqualTo(201);
    }

    @Test
    void countsEachPersonOnTheirOwnAdminsTooAndNoProgram() {
        var sam = loyalty.issuer().staff(unique("sam"), "support");
        var max = loyalty.issuer().staff(unique("max"), "admin");
        for (var sent = 0; sent < 10; sent++) {
            assertThat(tell(sam).status()).isEqualTo(201);
            assertThat(tell(max).status()).isEqualTo(201);
        }

        assertThat(tell(sam).status()).isEqualTo(403);
        assertThat(tell(max).status()).isEqualTo(403);
        assertThat(tell(loyalty.service()).status()).isEqualTo(201);
        assertThat(tell(loyalty.issuer().partner("acme", "events:write")).status()).isEqualTo(201);
    }

    @Test
    void countsARepeatedEventOnceAndOneThatGivesNothingNotAtAll() {
        var sam = loyalty.issuer().staff(unique("sam"), "support");
        var event = event(TYPE);
        for (var sent = 0; sent < 12; sent++)
            assertThat(loyalty.post("/v1/events", sam, null, event).status()).isEqualTo(201);
        for (var sent = 0; sent < 9; sent++) assertThat(tell(sam).status()).isEqualTo(201);

        assertThat(tell(sam).status()).isEqualTo(403);
        assertThat(loyalty.post("/v1/events", sam, null, event("nothing-for-it")).status())
                .isEqualTo(201);
        assertThat(loyalty.post("/v1/events", sam, null, event).replayed()).isTrue();
    }

    private Answered tell(String token) {
        return loyalty.post("/v1/events", token, null, event(TYPE));
    }

    private Map<String, Object> event(String type) {
        return Map.of(
                "eventId",
                unique("by-hand"),
                "type",
                type,
                "memberId",
                member,
                "occurredAt",
                clock.instant().minusSeconds(60));
    }
}
