package plusone.loyalty.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.ledger.Partners;
import plusone.transactions.Storm;

/** One point for a member, under a key. */
record Earn(UUID member, String key, String reference) {

    private static final String PATH = "/v1/transactions";

    /** So many, for these members in turn, under keys that begin alike. */
    static List<Earn> many(int number, String prefix, List<UUID> members) {
        return IntStream.range(0, number)
                .mapToObj(n -> of(members.get(n % members.size()), prefix + "-" + n))
                .toList();
    }

    static Earn of(UUID member, String key) {
        return new Earn(member, key, "order");
    }

    Earn withReference(String other) {
        return new Earn(member, key, other);
    }

    Answered sendTo(Loyalty loyalty) {
        return loyalty.post(PATH, loyalty.service(), key, body());
    }

    /** Again and again while the answer is "not now". */
    Answered insistAt(Loyalty loyalty) {
        return new Partners(List.of(loyalty)).insist(this::sendTo);
    }

    /** In the same way, on a line of its own, whatever the answer is. */
    Line.Answer insistAt(int port, String token) {
        return Stream.generate(() -> sendTo(port, token))
                .filter(answer -> answer.status() != 503)
                .findFirst()
                .orElseThrow();
    }

    private Line.Answer sendTo(int port, String token) {
        try (var line = new Line(port)) {
            line.send(bytes(token));
            return line.read().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String token) {
        return Storm.Call.post(PATH, token, key, body()).bytes();
    }

    private String body() {
        return """
        {"type": "EARN", "memberId": "%s", "points": 1, "reason": "test", "reference": "%s"}"""
                .formatted(member, reference);
    }
}
