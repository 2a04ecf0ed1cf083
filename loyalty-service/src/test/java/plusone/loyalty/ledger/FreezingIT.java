package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.ledger.LedgerCalls.assertRefused;
import static plusone.loyalty.ledger.LedgerCalls.made;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.ledger.LedgerCalls.Figures;

/** A frozen member earns, receives and is charged back; nothing goes out but what was reserved. */
@LedgerTest
class FreezingIT {

    @Autowired private Loyalty loyalty;
    private LedgerCalls calls;

    @BeforeEach
    void calls() {
        calls = new LedgerCalls(loyalty);
    }

    @Test
    void nothingNewGoesOut() {
        var member = loyalty.memberWith(100);
        var other = loyalty.member();
        change(member, "freeze");

        assertRefused(loyalty.spend(member, 10, unique("spend")), 409, "member-frozen");
        assertRefused(
                loyalty.transfer(member, other, 10, unique("transfer")), 409, "member-frozen");
        assertRefused(calls.place(member, 10, unique("hold")), 409, "member-frozen");
        assertThat(calls.figures(member)).isEqualTo(new Figures(100, 0, 0, 0, 100));
    }

    @Test
    void pointsComeInAndAreChargedBack() {
        var member = loyalty.member();
        var earned = calls.earned(member, 100);
        change(member, "freeze");

        calls.earned(member, 10);
        calls.transferred(loyalty.memberWith(5), member, 5);
        made(loyalty.reverse(earned, unique("reversal")));

        assertThat(calls.figures(member)).isEqualTo(new Figures(15, 0, 0, 0, 10));
    }

    @Test
    void aHoldPlacedBeforeIsCapturedOrReleased() {
        var member = loyalty.memberWith(100);
        var captured = calls.placed(member, 30);
        var released = calls.placed(member, 30);
        change(member, "freeze");

        assertThat(calls.capture(captured).status()).isEqualTo(200);
        assertThat(calls.release(released).status()).isEqualTo(200);

        assertThat(calls.figures(member)).isEqualTo(new Figures(70, 0, 0, 0, 100));
    }

    @Test
    void lastsUntilItIsTakenBackAndTheAnswersAreThoseOfThen() {
        var member = loyalty.memberWith(100);
        var key = unique("freeze");
        var frozen = change(member, "freeze", key);
        var unfrozen = change(member, "unfreeze");
        var again = change(member, "freeze", key);

        assertThat(frozen.body().get("status").asString()).isEqualTo("FROZEN");
        assertThat(unfrozen.body().get("status").asString()).isEqualTo("ACTIVE");
        assertThat(again.replayed()).isTrue();
        assertThat(again.body().get("status").asString()).isEqualTo("FROZEN");
        assertThat(
                        loyalty.get("/v1/members/" + member, loyalty.service())
                                .body()
                                .get("status")
                                .asString())
                .isEqualTo("ACTIVE");
        calls.spent(member, 100);
    }

    @Test
    void aSpendingDecidedAfterTheFreezeIsRefused() {
        var member = loyalty.memberWith(100);

        var answers =
                atOnce(
                        16,
                        number ->
                                number == 0
                                        ? change(member, "freeze")
                                        : loyalty.spend(member, 1, unique("spend")));
        var after = loyalty.spend(member, 1, unique("spend"));

        var spent = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 400)
                .extracting(Answered::type)
                .allMatch("/problems/member-frozen"::equals);
        assertRefused(after, 409, "member-frozen");
        assertThat(loyalty.available(member)).isEqualTo(100 - spent);
    }

    @Test
    void isForSupportFraudAndAdminWhoSayWhy() {
        var member = loyalty.member();
        var path = "/v1/members/" + member + "/freeze";
        var issuer = loyalty.issuer();
        var because = Map.of("reason", "looks odd");

        for (var token :
                List.of(
                        loyalty.service(),
                        issuer.customer("ada"),
                        issuer.staff("mara", "marketing"),
                        issuer.staff("fred", "finance")))
            assertThat(loyalty.post(path, token, unique("freeze"), because).status())
                    .isEqualTo(403);
        for (var role : List.of("support", "fraud", "admin"))
            assertThat(
                            loyalty.post(path, issuer.staff("eve", role), unique("freeze"), because)
                                    .status())
                    .isEqualTo(200);
        var eve = issuer.staff("eve", "fraud");
        assertThat(loyalty.post(path, eve, unique("freeze"), Map.of("reason", " ")).status())
                .isEqualTo(400);
        assertThat(loyalty.post(path, eve, unique("freeze"), Map.of()).status()).isEqualTo(400);
        assertRefused(loyalty.post(path, eve, null, because), 400, "idempotency-key-missing");
        assertRefused(change(UUID.randomUUID(), "freeze"), 404, "member-not-found");
    }

    private Answered change(UUID member, String how) {
        return change(member, how, unique(how));
    }

    private Answered change(UUID member, String how, String key) {
        return loyalty.post(
                "/v1/members/" + member + "/" + how,
                loyalty.issuer().staff("eve", "fraud"),
                key,
                Map.of("reason", "looks odd"));
    }
}
