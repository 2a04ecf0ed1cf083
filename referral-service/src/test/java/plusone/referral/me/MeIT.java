package plusone.referral.me;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.atOnce;
import static plusone.referral.ReferralService.unique;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.referral.LoyaltyStandIn;
import plusone.referral.ReferralService;
import plusone.referral.ReferralService.Answered;
import plusone.referral.ReferralTest;

@ReferralTest
class MeIT {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Autowired private ReferralService service;
    @Autowired private LoyaltyStandIn loyalty;

    private String programme;
    private String ada;

    @BeforeEach
    void aDefaultProgramme() {
        programme = service.programme("default", true);
        ada = unique("ada");
    }

    @Test
    void givesAMemberOneCodeHoweverOftenTheyLook() {
        loyalty.knows(ada, LONG_AGO);

        var answers = atOnce(16, _ -> me("/v1/me/referral"));

        assertThat(answers).allMatch(it -> it.status() == 200);
        assertThat(answers.stream().map(Answered::body).distinct()).hasSize(1);
        var answer = answers.getFirst();
        assertThat(answer.text("shareUrl")).endsWith("/r/" + answer.text("code"));
        assertThat(answer.body().get("invited").asLong()).isZero();
        assertThat(answer.body().get("programme").get("advocatePoints").asLong()).isEqualTo(500);
        assertThat(answer.text("code")).isEqualTo(service.code(programme, ada));
    }

    @Test
    void tellsWhoIsNoMemberHowToBecomeOne() {
        var answer = me("/v1/me/referral");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("not-enrolled");
        assertThat(answer.text("detail")).contains("/v1/me/enrolment");
    }

    @Test
    void knowsAnotherProgrammeByItsId() {
        loyalty.knows(ada, LONG_AGO);
        var other = service.programme("name", "Winter");

        var answer = me("/v1/me/referral?programmeId=" + other);

        assertThat(answer.body().get("programme").get("name").asString()).isEqualTo("Winter");
        assertThat(me("/v1/me/referral?programmeId=01991b2e-0000-7000-8000-000000000001").type())
                .isEqualTo("programme-not-found");
    }

    @Test
    void countsWhatHasComeOfTheInvitations() {
        var friend = unique("friend");
        service.reward(service.referral(programme, ada, friend));
        service.referral(programme, ada, unique("friend"));

        var answer = me("/v1/me/referral");
        var home = me("/v1/me/home");
        var friends = me("/v1/me/referrals");

        assertThat(answer.body().get("invited").asLong()).isEqualTo(2);
        assertThat(answer.body().get("rewarded").asLong()).isEqualTo(1);
        assertThat(home.body().get("referral").get("invited").asLong()).isEqualTo(2);
        assertThat(home.body().get("referral").get("code")).isEqualTo(answer.body().get("code"));
        assertThat(home.body().has("degraded")).isFalse();
        assertThat(friends.body().get("items"))
                .extracting(it -> it.get("status").asString())
                .containsExactly("REGISTERED", "REWARDED");
        assertThat(friends.body().get("items").get(1).get("payout").get("points").asLong())
                .isEqualTo(500);
        assertThat(friends.body().toString()).doesNotContain(friend);
    }

    @Test
    void showsAHomeWithoutAReferralToWhoIsNoMember() {
        var home = me("/v1/me/home");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body().propertyNames()).containsExactly("asOf");
        assertThat(me("/v1/me/referrals").body().get("items")).isEmpty();
    }

    @Test
    void showsACodeThatIsThereWhileLoyaltyIsDownAndNamesWhatIsMissingElse() {
        var code = service.code(programme, ada);
        try (var _ = loyalty.down()) {
            assertThat(me("/v1/me/home").body().get("referral").get("code").asString())
                    .isEqualTo(code);
            assertThat(me("/v1/me/referral").text("code")).isEqualTo(code);

            var stranger = service.issuer().customer(unique("stranger"));
            var home = service.get("/v1/me/home", stranger);
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.body().has("referral")).isFalse();
            assertThat(home.body().get("degraded").get(0).asString()).isEqualTo("referral");
            var referral = service.get("/v1/me/referral", stranger);
            assertThat(referral.status()).isEqualTo(503);
            assertThat(referral.headers().getFirst("Retry-After")).isNotNull();
        }
    }

    private Answered me(String path) {
        return service.get(path, service.issuer().customer(ada));
    }
}
