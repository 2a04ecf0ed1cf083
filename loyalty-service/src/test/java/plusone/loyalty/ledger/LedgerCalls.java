package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import tools.jackson.databind.JsonNode;

/** Commands to the ledger over HTTP, and what they leave of an account. */
record LedgerCalls(Loyalty loyalty) {

    /** What a member has, in points. */
    record Figures(long available, long pending, long held, long debt, long earned) {}

    Figures figures(UUID member) {
        var balance = loyalty.balance(member);
        return new Figures(
                balance.get("available").asLong(),
                balance.get("pending").asLong(),
                balance.get("held").asLong(),
                balance.get("debt").asLong(),
                balance.get("lifetimeEarned").asLong());
    }

    /** A member's transactions, newest first, as {@code TYPE points}. */
    List<String> lines(UUID member) {
        var path = "/v1/members/" + member + "/transactions";
        return loyalty.get(path, loyalty.service())
                .body()
                .get("items")
                .valueStream()
                .map(line -> line.get("type").asString() + " " + line.get("points").asLong())
                .toList();
    }

    Answered earn(UUID member, long points, Map<String, ?> more, String key) {
        var body = new HashMap<String, Object>(Loyalty.transaction("EARN", member, points));
        body.putAll(more);
        return loyalty.post("/v1/transactions", loyalty.service(), key, body);
    }

    UUID earned(UUID member, long points) {
        return earned(member, points, Map.of());
    }

    UUID earned(UUID member, long points, Map<String, ?> more) {
        return made(earn(member, points, more, unique("earn")));
    }

    UUID spent(UUID member, long points) {
        return made(loyalty.spend(member, points, unique("spend")));
    }

    UUID transferred(UUID from, UUID to, long points) {
        return made(loyalty.transfer(from, to, points, unique("transfer")));
    }

    Answered reverse(UUID transaction, long points) {
        return loyalty.post(
                "/v1/transactions/" + transaction + "/reversal",
                loyalty.service(),
                unique("reversal"),
                Map.of("points", points, "reason", "returned"));
    }

    Answered place(UUID member, long points, String key) {
        return place(Map.of("memberId", member, "points", points, "reference", "order"), key);
    }

    Answered place(Map<String, ?> body, String key) {
        return loyalty.post("/v1/holds", loyalty.service(), key, body);
    }

    UUID placed(UUID member, long points) {
        return made(place(member, points, unique("hold")));
    }

    Answered capture(UUID hold) {
        return resolve(hold, "capture", unique("capture"), Map.of());
    }

    Answered capture(UUID hold, long points) {
        return resolve(hold, "capture", unique("capture"), Map.of("points", points));
    }

    Answered release(UUID hold) {
        return resolve(hold, "release", unique("release"), Map.of());
    }

    Answered resolve(UUID hold, String how, String key, Map<String, ?> body) {
        return loyalty.post("/v1/holds/" + hold + "/" + how, loyalty.service(), key, body);
    }

    JsonNode hold(UUID hold) {
        return loyalty.get("/v1/holds/" + hold, loyalty.service()).body();
    }

    static UUID made(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }

    /** It was refused with this problem, and says what is meant to help. */
    static void assertRefused(Answered answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("/problems/" + problem);
        assertThat(answer.body().get("detail").asString()).isNotBlank();
    }
}
