package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.transactions.Connections;
import plusone.transactions.Storm;

/**
 * Callers who hang up 0.5 to 20 ms after sending: the fault that tears plain reactive transactions.
 */
@LedgerTest
class StormIT {

    private static final int REQUESTS = Storm.times(2_000, 10_000);

    @Autowired Loyalty loyalty;

    @Autowired ConnectionPool pool;

    @LocalServerPort int port;

    @Test
    void callersWhoHangUpTearNothingAndTheirResendsCompleteTheSet() {
        var members = IntStream.range(0, 20).mapToObj(_ -> loyalty.member()).toList();
        var keys = IntStream.range(0, REQUESTS).mapToObj(_ -> unique("storm")).toList();
        var token = loyalty.service();
        Storm.blow(
                port,
                IntStream.range(0, REQUESTS)
                        .mapToObj(number -> call(member(members, number), keys.get(number), token))
                        .toList());
        var acknowledged =
                Storm.inTurns(200, number -> earn(member(members, number), unique("after")));
        var resent =
                Storm.inTurns(REQUESTS, number -> earn(member(members, number), keys.get(number)));

        assertThat(acknowledged).extracting(Answered::status).containsOnly(201);
        assertThat(acknowledged).extracting(Answered::replayed).containsOnly(false);
        assertThat(resent).extracting(Answered::status).containsOnly(201);
        assertThat(resent).as("the storm reached the service").anyMatch(Answered::replayed);
        assertThat(members.stream().mapToLong(loyalty::available).sum()).isEqualTo(REQUESTS + 200);
        Connections.awaitQuiet(pool);
    }

    /** As a caller does: the same again where the service is busy with what the storm left. */
    private Answered earn(UUID member, String key) {
        return Stream.generate(() -> loyalty.earn(member, 1, key))
                .limit(20)
                .filter(answer -> answer.status() != 503)
                .findFirst()
                .orElseThrow();
    }

    private static UUID member(List<UUID> members, int number) {
        return members.get(number % members.size());
    }

    private static Storm.Call call(UUID member, String key, String token) {
        var body =
                """
                {"type":"EARN","memberId":"%s","points":1,"reason":"test"}"""
                        .formatted(member);
        return Storm.Call.post("/v1/transactions", token, key, body);
    }
}
