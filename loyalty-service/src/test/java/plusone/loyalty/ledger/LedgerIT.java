package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;

@LedgerTest
class LedgerIT {

    @Autowired Loyalty loyalty;

    @Test
    void awardsPointsOnceHoweverOftenTheRequestIsSent() {
        var member = loyalty.memberWith(0);
        var key = unique("order");

        var answers = atOnce(16, _ -> loyalty.earn(member, 120, key));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(answers).extracting(Answered::body).containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(loyalty.available(member)).isEqualTo(120);
    }

    @Test
    void refusesAKeyThatBelongsToAnotherRequest() {
        var member = loyalty.memberWith(0);
        var key = unique("order");
        loyalty.earn(member, 120, key);

        var other = loyalty.earn(member, 121, key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(loyalty.available(member)).isEqualTo(120);
    }

    @Test
    void letsOneOfTwoMembersHaveAKeyThatIsRacedOnBoth() {
        var first = loyalty.memberWith(0);
        var second = loyalty.memberWith(0);
        var key = unique("order");

        var answers = atOnce(2, number -> loyalty.earn(number == 0 ? first : second, 10, key));

        assertThat(answers).extracting(Answered::status).containsExactlyInAnyOrder(201, 422);
        assertThat(loyalty.available(first) + loyalty.available(second)).isEqualTo(10);
    }

    @Test
    void keepsTheKeysOfDifferentCallersApart() {
        var member = loyalty.memberWith(0);
        var key = unique("order");
        loyalty.earn(member, 5, key);

        var other =
                loyalty.post(
                        "/v1/transactions",
                        loyalty.issuer().staff("max", "admin"),
                        key,
                        Loyalty.transaction("EARN", member, 7));

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.replayed()).isFalse();
        assertThat(loyalty.available(member)).isEqualTo(12);
    }

    @Test
    void neverSpendsMoreThanThereIs() {
        var member = loyalty.memberWith(100);

        var answers = atOnce(20, number -> loyalty.spend(member, 10 + number % 2, unique("spend")));

        var spent =
                answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .mapToLong(answer -> answer.body().get("points").asLong())
                        .sum();
        assertThat(spent).isBetween(90L, 100L);
        assertThat(loyalty.available(member)).isEqualTo(100 - spent);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(409);
                            assertThat(answer.type()).isEqualTo("/problems/insufficient-points");
                            assertThat(answer.body().get("available").asLong()).isLessThan(11);
                        });
    }

    @Test
    void decidesARefusedKeyAnew() {
        var member = loyalty.memberWith(10);
        var key = unique("spend");
        assertThat(loyalty.spend(member, 50, key).status()).isEqualTo(409);
        loyalty.earn(member, 40, unique("earn"));

        var again = loyalty.spend(member, 50, key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isFalse();
        assertThat(loyalty.available(member)).isZero();
    }

    @Test
    void crossingTransfersLoseNothing() {
        var first = loyalty.memberWith(500);
        var second = loyalty.memberWith(500);

        var answers =
                atOnce(
                        40,
                        number ->
                                number % 2 == 0
                                        ? loyalty.transfer(first, second, 3, unique("transfer"))
                                        : loyalty.transfer(second, first, 3, unique("transfer")));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(loyalty.available(first)).isEqualTo(500);
        assertThat(loyalty.available(second)).isEqualTo(500);
        assertThat(loyalty.balance(second).get("lifetimeEarned").asLong()).isEqualTo(500);
    }

    @Test
    void refusesATransferToOneselfToNobodyAndWithoutARecipient() {
        var member = loyalty.memberWith(50);

        var toOneself = loyalty.transfer(member, member, 10, unique("transfer"));
        var toNobody = loyalty.transfer(member, UUID.randomUUID(), 10, unique("transfer"));
        var toNone =
                loyalty.post(
                        "/v1/transactions",
                        loyalty.service(),
                        unique("transfer"),
                        Loyalty.transaction("TRANSFER", member, 10));

        assertThat(toOneself.status()).isEqualTo(400);
        assertThat(toOneself.body().at("/errors/0/pointer").asString()).isEqualTo("/toMemberId");
        assertThat(toNobody.type()).isEqualTo("/problems/member-not-found");
        assertThat(toNone.status()).isEqualTo(400);
        assertThat(toNone.body().at("/errors/0/pointer").asString()).isEqualTo("/toMemberId");
        assertThat(loyalty.available(member)).isEqualTo(50);
    }

    @Test
    void pointsExpireAtTheEndOfTheMonthAYearAhead() {
        var member = loyalty.memberWith(70);

        var expiring = loyalty.balance(member).get("expiring");

        var expected =
                LocalDate.now(ZoneId.of("Europe/Berlin"))
                        .plusMonths(12)
                        .with(TemporalAdjusters.lastDayOfMonth());
        assertThat(expiring).hasSize(1);
        assertThat(expiring.get(0).get("points").asLong()).isEqualTo(70);
        assertThat(expiring.get(0).get("on").asString()).isEqualTo(expected.toString());
    }

    @Test
    void takesAnEarningBackWhole() {
        var member = loyalty.memberWith(30);
        var earned = transactionId(loyalty.earn(member, 20, unique("earn")));

        var reversal = loyalty.reverse(earned, unique("reversal"));

        assertThat(reversal.status()).isEqualTo(201);
        assertThat(reversal.body().get("type").asString()).isEqualTo("REVERSAL");
        assertThat(reversal.body().get("points").asLong()).isEqualTo(20);
        assertThat(loyalty.available(member)).isEqualTo(30);
        assertThat(loyalty.balance(member).get("lifetimeEarned").asLong()).isEqualTo(30);
    }

    @Test
    void reversesATransactionOnceHoweverManyTry() {
        var member = loyalty.memberWith(30);
        var spent = transactionId(loyalty.spend(member, 20, unique("spend")));

        var answers = atOnce(8, _ -> loyalty.reverse(spent, unique("reversal")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answered::type)
                .containsOnly("/problems/already-reversed");
        assertThat(loyalty.available(member)).isEqualTo(30);
    }

    @Test
    void doesNotReverseAReversal() {
        var member = loyalty.memberWith(30);
        var spent = transactionId(loyalty.spend(member, 20, unique("spend")));
        var reversal = transactionId(loyalty.reverse(spent, unique("reversal")));

        var answer = loyalty.reverse(reversal, unique("reversal"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("/problems/not-reversible");
    }

    @Test
    void memberOwesWhatWasTakenBackAfterItWasSpent() {
        var member = loyalty.memberWith(0);
        var earned = transactionId(loyalty.earn(member, 20, unique("earn")));
        loyalty.spend(member, 15, unique("spend"));

        var reversal = loyalty.reverse(earned, unique("reversal"));
        loyalty.earn(member, 25, unique("earn"));

        assertThat(reversal.status()).isEqualTo(201);
        assertThat(reversal.body().at("/balance/debt").asLong()).isEqualTo(15);
        assertThat(loyalty.available(member)).isEqualTo(10);
        assertThat(loyalty.balance(member).get("debt").asLong()).isZero();
    }

    @Test
    void reversedTransferReturnsTheVeryPoints() {
        var first = loyalty.memberWith(40);
        var second = loyalty.memberWith(0);
        var transfer = transactionId(loyalty.transfer(first, second, 25, unique("transfer")));

        assertThat(loyalty.reverse(transfer, unique("reversal")).status()).isEqualTo(201);

        assertThat(loyalty.available(first)).isEqualTo(40);
        assertThat(loyalty.available(second)).isZero();
        assertThat(loyalty.balance(first).get("expiring")).hasSize(1);
    }

    @Test
    void listsTransactionsNewestFirstAndStableWhileRowsAreAdded() {
        var member = loyalty.member();
        for (var points = 1; points <= 5; points++) loyalty.earn(member, points, unique("earn"));
        var path = "/v1/members/" + member + "/transactions?limit=2";

        var first = loyalty.get(path, loyalty.service());
        loyalty.earn(member, 6, unique("earn"));
        var second =
                loyalty.get(
                        path + "&cursor=" + first.body().get("nextCursor").asString(),
                        loyalty.service());

        assertThat(first.body().get("items").findValuesAsString("points"))
                .containsExactly("5", "4");
        assertThat(first.body().get("items").get(0).get("balanceAfter").asLong()).isEqualTo(15);
        assertThat(first.headers().getFirst("Link")).contains("rel=\"next\"");
        assertThat(second.body().get("items").findValuesAsString("points"))
                .containsExactly("3", "2");
    }

    @Test
    void showsATransactionWithEntriesThatSumToZero() {
        var member = loyalty.memberWith(0);
        var earned = transactionId(loyalty.earn(member, 12, unique("earn")));

        var entries =
                loyalty.get("/v1/transactions/" + earned, loyalty.service()).body().get("entries");

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).get("account").asString()).isEqualTo("member");
        assertThat(entries.get(0).get("memberId").asString()).isEqualTo(member.toString());
        assertThat(entries.get(0).get("balanceAfter").asLong()).isEqualTo(12);
        assertThat(entries.get(1).get("account").asString()).isEqualTo("issuance");
        assertThat(entries.get(0).get("points").asLong() + entries.get(1).get("points").asLong())
                .isZero();
    }

    @Test
    void saysWhoMovedPointsByHand() {
        var member = loyalty.member();
        var earned =
                transactionId(
                        loyalty.post(
                                "/v1/transactions",
                                loyalty.issuer().staff("max", "admin"),
                                unique("set-up"),
                                Loyalty.transaction("EARN", member, 12)));

        var transaction = loyalty.get("/v1/transactions/" + earned, loyalty.service()).body();

        assertThat(transaction.get("actor").asString()).isEqualTo("staff:max");
    }

    @Test
    void answersForAMemberWhoDoesNotExist() {
        var nobody = UUID.randomUUID();

        assertThat(loyalty.earn(nobody, 10, unique("earn")).type())
                .isEqualTo("/problems/member-not-found");
        assertThat(loyalty.get("/v1/members/" + nobody + "/balance", loyalty.service()).status())
                .isEqualTo(404);
        assertThat(loyalty.reverse(nobody, unique("reversal")).type())
                .isEqualTo("/problems/transaction-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-5", "1.5", "\"100\"", "9223372036854775808", "1000000001", "null"})
    void refusesPointsThatAreNone(String points) {
        var member = loyalty.member();
        var body =
                """
                {"type": "EARN", "memberId": "%s", "points": %s, "reason": "test"}"""
                        .formatted(member, points);

        var answer = loyalty.post("/v1/transactions", loyalty.service(), unique("earn"), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/points");
        assertThat(loyalty.available(member)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "-4800-01-01T00:00:00Z",
                "yesterday",
                "2026-02-30T00:00:00Z"
            })
    void refusesToListFromAMomentThatIsNone(String from) {
        var path = "/v1/members/" + loyalty.member() + "/transactions?from=" + from;

        var answer = loyalty.get(path, loyalty.service());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo("/from");
    }

    @Test
    void refusesAnUnknownFieldAndAMissingKey() {
        var member = loyalty.member();

        var unknown =
                loyalty.post(
                        "/v1/transactions",
                        loyalty.service(),
                        unique("earn"),
                        Map.of(
                                "type",
                                "EARN",
                                "memberId",
                                member,
                                "points",
                                5,
                                "reason",
                                "test",
                                "colour",
                                "red"));
        var keyless = loyalty.earn(member, 5, null);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(keyless.type()).isEqualTo("/problems/idempotency-key-missing");
        assertThat(loyalty.available(member)).isZero();
    }

    @Test
    void letsOnlyServicesAndAdminsMovePoints() {
        var member = loyalty.member();
        var body = Loyalty.transaction("EARN", member, 5);

        assertThat(
                        loyalty.post(
                                        "/v1/transactions",
                                        loyalty.issuer().customer("ada"),
                                        unique("earn"),
                                        body)
                                .status())
                .isEqualTo(403);
        assertThat(
                        loyalty.post(
                                        "/v1/transactions",
                                        loyalty.issuer().staff("mara", "marketing"),
                                        unique("earn"),
                                        body)
                                .status())
                .isEqualTo(403);
        assertThat(loyalty.post("/v1/transactions", null, unique("earn"), body).status())
                .isEqualTo(401);
    }

    private static UUID transactionId(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }
}
