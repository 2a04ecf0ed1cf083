package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plusone.suite.part.Part;
import plusone.transactions.Storm;

/** Callers who hang up in the middle of a call, and call again with the same key. */
class HungUpIT {

    private static final int EARNS = Storm.times(4_000, 10_000);
    private static final int MEMBERS = 20;
    private static final long POINTS = 7;

    /** One earning: who earns, and under which key. */
    private record Earn(String member, String key) {

        static final String PATH = "/v1/transactions";

        Storm.Call call(Caller caller) {
            return Storm.Call.post(PATH, caller.token(), key, body());
        }

        Caller.Answer insist(Caller caller) {
            return caller.insist(PATH, key, body());
        }

        private String body() {
            return """
            {"type": "EARN", "memberId": "%s", "points": %d, "reason": "storm"}"""
                    .formatted(member, POINTS);
        }
    }

    @Test
    void aPointIsEarnedOncePerKeyHoweverManyCallersHungUp() {
        var customers = Stream.generate(() -> Story.newId("hasty")).limit(MEMBERS).toList();
        var members = customers.stream().map(Story::enrol).toList();
        var earns =
                IntStream.range(0, EARNS)
                        .mapToObj(n -> new Earn(members.get(n % MEMBERS), Story.newId("earn")))
                        .toList();
        var admin = Caller.as("max");

        Storm.blow(
                Running.suite().ports().of(Part.GATEWAY),
                earns.stream().map(earn -> earn.call(admin)).toList());
        Storm.inTurns(EARNS, number -> earns.get(number).insist(admin).expect(201));

        for (var customer : customers)
            assertThat(Story.available(customer)).isEqualTo(EARNS / MEMBERS * POINTS);
        assertThat(Story.booksHold()).isTrue();
    }
}
