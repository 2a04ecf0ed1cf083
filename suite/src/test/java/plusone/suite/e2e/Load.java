package plusone.suite.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Callers who move points of some members without pause: they earn, spend, give, hold, capture and
 * release. Whatever gets no answer is sent again with its key until it has one.
 */
final class Load implements AutoCloseable {

    private static final int CALLERS = 8;
    private static final Set<Integer> APPLIED = Set.of(200, 201);

    /**
     * A request that was answered in the end.
     *
     * @param id what it made or changed; empty where it was refused
     * @param points how it moved each member's points
     */
    record Answered(String key, String id, Map<String, Long> points) {

        boolean isApplied() {
            return !id.isEmpty();
        }
    }

    private final Caller admin = Caller.as("max");
    private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<String> members;
    private final CompletableFuture<?> all;
    private volatile boolean ending;

    private Load(List<String> members) {
        this.members = List.copyOf(members);
        this.all =
                CompletableFuture.allOf(
                        IntStream.range(0, CALLERS)
                                .mapToObj(Random::new)
                                .map(it -> CompletableFuture.runAsync(() -> moveOn(it), callers))
                                .toArray(CompletableFuture<?>[]::new));
    }

    static Load on(List<String> members) {
        return new Load(members);
    }

    /**
     * How many requests have been answered; fails where a caller got an answer that none should.
     */
    int done() {
        if (all.isCompletedExceptionally()) all.join();
        return answered.size();
    }

    /** Everything that was answered, after the last request has been. */
    List<Answered> end() {
        ending = true;
        all.join();
        return new ArrayList<>(answered);
    }

    @Override
    public void close() {
        ending = true;
        callers.close();
    }

    private void moveOn(Random random) {
        while (!ending) move(random);
    }

    private void move(Random random) {
        var member = members.get(random.nextInt(members.size()));
        var points = 1 + random.nextLong(9);
        switch (random.nextInt(5)) {
            case 0, 1 -> transact("EARN", member, points, Map.of(member, points));
            case 2 -> transact("SPEND", member, points, Map.of(member, -points));
            case 3 -> give(member, members.get(random.nextInt(members.size())), points);
            default -> hold(member, points, random);
        }
    }

    private void transact(String type, String member, long points, Map<String, Long> moved) {
        var body =
                """
                {"type": "%s", "memberId": "%s", "points": %d, "reason": "load"}"""
                        .formatted(type, member, points);
        send("/v1/transactions", body, moved);
    }

    private void give(String payer, String payee, long points) {
        if (payer.equals(payee)) return;
        var body =
                """
                {"type": "TRANSFER", "memberId": "%s", "toMemberId": "%s", "points": %d, "reason": "load"}"""
                        .formatted(payer, payee, points);
        send("/v1/transactions", body, Map.of(payer, -points, payee, points));
    }

    private void hold(String member, long points, Random random) {
        var body =
                """
                {"memberId": "%s", "points": %d, "reference": "load"}"""
                        .formatted(member, points);
        var hold = send("/v1/holds", body, Map.of());
        if (!hold.isApplied()) return;
        var part = 1 + random.nextLong(points);
        if (random.nextBoolean()) send("/v1/holds/" + hold.id() + "/release", "{}", Map.of());
        else
            send(
                    "/v1/holds/" + hold.id() + "/capture",
                    "{\"points\": %d}".formatted(part),
                    Map.of(member, -part));
    }

    private Answered send(String path, String body, Map<String, Long> moved) {
        var key = Story.newId("load");
        var answer = admin.insist(path, key, body);
        var done = new Answered(key, idOf(answer), moved);
        answered.add(done);
        return done;
    }

    private static String idOf(Caller.Answer answer) {
        if (APPLIED.contains(answer.status())) return answer.body().path("id").asString();
        if (answer.body().path("type").asString().endsWith("/insufficient-points")) return "";
        throw new AssertionError(answer);
    }

    /** What the ledger must hold after these, by member: points. */
    static Map<String, Long> sums(List<Answered> answered) {
        var sums = new HashMap<String, Long>();
        for (var each : answered)
            if (each.isApplied())
                each.points().forEach((member, points) -> sums.merge(member, points, Long::sum));
        return sums;
    }
}
