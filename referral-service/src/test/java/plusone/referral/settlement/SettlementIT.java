package plusone.referral.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.contract.MovableClock;
import plusone.referral.LoyaltyStandIn;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;
import plusone.transactions.Atomically;

/** What becomes of payouts and referrals that something is wrong with. */
@ReferralTest
class SettlementIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired private ReferralService service;
    @Autowired private LoyaltyStandIn loyalty;
    @Autowired private MovableClock clock;
    @Autowired private DatabaseClient database;
    @Autowired private Atomically atomically;

    private String ada;
    private String friend;

    @BeforeEach
    void twoPeople() {
        ada = unique("ada");
        friend = unique("friend");
    }

    @ParameterizedTest
    @CsvSource({"403, not-allowed", "404, not-found", "422, idempotency-key-reused"})
    void keepsAPayoutThatIsRefusedForWhatCanBeMended(int status, String slug) {
        var referral = service.referral(service.programme(terms()), ada, friend);
        loyalty.refuses(LoyaltyStandIn.idOf(friend), status, slug);

        service.convert(referral);

        awaitReason(payout(referral, "FRIEND"), slug);
        assertThat(payoutStatus(referral, "FRIEND")).isEqualTo("PENDING");
        loyalty.credits(LoyaltyStandIn.idOf(friend));
        replay(payout(referral, "FRIEND"));
        await().atMost(LIMIT).until(() -> status(referral).equals("REWARDED"));
    }

    @ParameterizedTest
    @CsvSource({"404, member-not-found, member-not-found", "409, too-many-points, payout-refused"})
    void deniesAPayoutThatIsRefusedForGood(int status, String slug, String reason) {
        var referral = service.referral(service.programme(terms()), ada, friend);
        loyalty.refuses(LoyaltyStandIn.idOf(friend), status, slug);

        service.convert(referral);

        await().atMost(LIMIT).until(() -> payoutStatus(referral, "FRIEND").equals("DENIED"));
        var denied = service.see(referral).get("payouts").get(1);
        assertThat(denied.get("reason").asString()).isEqualTo(reason);
    }

    @Test
    void keepsAnEnrolmentThatIsRefusedForWhatCanBeMended() {
        var referral = service.referral(service.programme(terms()), ada, friend);

        try (var _ = loyalty.refusesToSpeakOf(friend, 403, "not-allowed")) {
            service.convert(referral);
            awaitReason(payout(referral, "FRIEND"), "not-allowed");
        }

        assertThat(payoutStatus(referral, "FRIEND")).isEqualTo("PENDING");
        replay(payout(referral, "FRIEND"));
        await().atMost(LIMIT).until(() -> status(referral).equals("REWARDED"));
        assertThat(loyalty.takenCreditsTo(LoyaltyStandIn.idOf(friend))).hasSize(1);
    }

    @Test
    void paysNothingWhileLoyaltyRefusesToSayWhoTheFriendIs() {
        var programme = service.programme(terms());
        var code = service.code(programme, ada);
        loyalty.enrols(friend);
        String referral;
        try (var _ = loyalty.refusesToSpeakOf(friend, 403, "not-allowed")) {
            referral = service.register(programme, code, friend).text("id");
            service.convert(referral);
            awaitReason(referral, "not-allowed");
            assertThat(payoutStatus(referral, "ADVOCATE")).isEqualTo("PENDING");
        }

        replay(referral);

        await().atMost(LIMIT).until(() -> status(referral).equals("REWARDED"));
    }

    @Test
    void goesPastAReferralThatCannotBeApproved() {
        var programme = service.programme("returnDays", 40);
        var stuck = service.referral(programme, ada, friend);
        var behind = service.referral(programme, ada, unique("friend"));
        var running = service.referral(programme, ada, unique("friend"));
        service.convert(stuck);
        service.convert(behind);
        change("update referral set reason = 'unheard-of' where id = :id::uuid", stuck);
        try {
            clock.forward(Duration.ofDays(41));

            await().atMost(LIMIT).until(() -> status(behind).equals("REWARDED"));
            await().atMost(LIMIT).until(() -> status(running).equals("EXPIRED"));
        } finally {
            change("update referral set reason = null where id = :id::uuid", stuck);
        }
        await().atMost(LIMIT).until(() -> status(stuck).equals("REWARDED"));
    }

    private String status(String referral) {
        return service.see(referral).get("status").asString();
    }

    private String payoutStatus(String referral, String side) {
        return service.see(referral)
                .get("payouts")
                .valueStream()
                .filter(it -> it.get("side").asString().equals(side))
                .map(it -> it.get("status").asString())
                .findFirst()
                .orElseThrow();
    }

    private String payout(String referral, String side) {
        return database.sql("select id from payout where referral_id = :id::uuid and side = :side")
                .bind("id", referral)
                .bind("side", side)
                .mapValue(String.class)
                .one()
                .block();
    }

    private void awaitReason(String id, String words) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(reason(id)).contains(words));
    }

    /** Of a call that is dead; empty where there is none. */
    private String reason(String id) {
        return database.sql(
                        "select reason from outbox where body::text like '%' || :id || '%' and dead_at is not null")
                .bind("id", id)
                .mapValue(String.class)
                .first()
                .defaultIfEmpty("")
                .block();
    }

    private void replay(String id) {
        change(
                "update outbox set dead_at = null where body::text like '%' || :id || '%' and dead_at is not null",
                id);
    }

    private void change(String sql, String id) {
        database.sql(sql).bind("id", id).then().as(atomically::commit).block();
    }
}
