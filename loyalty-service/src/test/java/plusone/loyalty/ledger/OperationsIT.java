package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.made;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.MovableClock;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;

/** What became of a key whose answer never came. */
@LedgerTest
class OperationsIT {

    @Autowired private Loyalty loyalty;
    @Autowired private MovableClock clock;

    @Test
    void tellsWhatAKeyMade() {
        var member = loyalty.member();
        var key = unique("earn");
        var before = clock.instant();
        var earned = made(loyalty.earn(member, 10, key));

        var answer = operation(key, loyalty.service());

        assertThat(answer.status()).isEqualTo(200);
        assertApplied(answer, "POST /v1/transactions", "transaction", earned);
        assertThat(answer.body().get("key").asString()).isEqualTo(key);
        assertThat(Instant.parse(answer.body().get("at").asString()))
                .isBetween(before, clock.instant());
    }

    @Test
    void tellsWhatItChanged() {
        var member = loyalty.memberWith(10);
        var calls = new LedgerCalls(loyalty);
        var key = unique("hold");
        var hold = made(calls.place(member, 5, key));
        calls.resolve(hold, "release", key + "-r", Map.of());
        var spent = calls.spent(member, 3);
        var reversal = made(loyalty.reverse(spent, key + "-b"));

        assertApplied(operation(key, loyalty.service()), "POST /v1/holds", "hold", hold);
        assertApplied(
                operation(key + "-r", loyalty.service()),
                "POST /v1/holds/" + hold + "/release",
                "hold",
                hold);
        assertApplied(
                operation(key + "-b", loyalty.service()),
                "POST /v1/transactions/" + spent + "/reversal",
                "transaction",
                reversal);
    }

    @Test
    void knowsNothingOfAKeyThatTookNoEffect() {
        var member = loyalty.member();
        var refused = unique("spend");
        assertThat(loyalty.spend(member, 5, refused).status()).isEqualTo(409);

        assertUnknown(operation(refused, loyalty.service()));
        assertUnknown(operation(unique("never"), loyalty.service()));
    }

    @Test
    void knowsNothingOfTheKeysOfOthers() {
        var key = unique("earn");
        made(loyalty.earn(loyalty.member(), 10, key));

        assertUnknown(operation(key, loyalty.issuer().service("notification-service")));
        assertUnknown(operation(key, loyalty.issuer().customer("referral-service")));
        assertUnknown(operation(key, loyalty.issuer().staff("max", "admin")));
    }

    @ParameterizedTest
    @CsvSource({
        "key=k&service=referral, /service",
        "key=k&service=notification, /service",
        "key=k&service=bakery, /service",
        "service=loyalty, /key",
        "key=, /key",
        "key=two words, /key"
    })
    void refusesWhatItCannotAnswer(String query, String pointer) {
        var answer = loyalty.get("/v1/operations?" + query, loyalty.service());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void answersWhoNamesTheService() {
        var answer = loyalty.get("/v1/operations?key=k&service=loyalty", loyalty.service());

        assertUnknown(answer);
    }

    private Answered operation(String key, String token) {
        return loyalty.get("/v1/operations?key=" + key, token);
    }

    private static void assertApplied(Answered answer, String call, String type, UUID id) {
        var body = answer.body();
        assertThat(body.get("status").asString()).isEqualTo("APPLIED");
        assertThat(body.get("call").asString()).isEqualTo(call);
        assertThat(body.at("/resource/type").asString()).isEqualTo(type);
        assertThat(body.at("/resource/id").asString()).isEqualTo(id.toString());
    }

    private static void assertUnknown(Answered answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("status").asString()).isEqualTo("UNKNOWN");
        assertThat(answer.body().propertyNames()).containsExactly("key", "status");
    }
}
