package plusone.referral.advocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.referral.ReferralService.atOnce;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.referral.LoyaltyStandIn;
import plusone.referral.ReferralService;
import plusone.referral.ReferralService.Answered;
import plusone.referral.ReferralTest;

@ReferralTest
class AdvocatesIT {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Autowired private ReferralService service;
    @Autowired private LoyaltyStandIn loyalty;

    private String programme;

    @BeforeEach
    void aProgramme() {
        programme = service.programme(terms());
    }

    @Test
    void givesAMemberACodeThatNobodyGuesses() {
        var ada = unique("ada");
        var member = loyalty.knows(ada, LONG_AGO);

        var answer = add(Map.of("programmeId", programme, "memberId", member));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("code")).matches("[2-9BCDFGHJKMNP-TV-Z]{12}");
        assertThat(answer.text("shareUrl"))
                .isEqualTo("http://localhost:8080/r/" + answer.text("code"));
    }

    @Test
    void findsTheSameAdvocateAgainByWhateverIdEvenWhileLoyaltyIsDown() {
        var ada = unique("ada");
        var member = loyalty.knows(ada, LONG_AGO);
        var first = add(Map.of("programmeId", programme, "memberId", member));

        try (var _ = loyalty.down()) {
            var again = add(Map.of("programmeId", programme, "externalId", ada));

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }
    }

    @Test
    void answersARepetitionAsTheFirstTimeWhateverLoyaltySaysNow() {
        var ada = unique("ada");
        loyalty.knows(ada, LONG_AGO);
        var key = unique("key");
        var request = Map.of("programmeId", programme, "externalId", ada);
        var first = service.post("/v1/advocates", service.acme(), key, request);

        try (var _ = loyalty.down()) {
            var again = service.post("/v1/advocates", service.acme(), key, request);

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.replayed()).isTrue();
            assertThat(again.body()).isEqualTo(first.body());
        }
    }

    @Test
    void makesOneAdvocateOutOfManyRequestsAtOnce() {
        var ada = unique("ada");
        loyalty.knows(ada, LONG_AGO);

        var answers = atOnce(32, _ -> add(Map.of("programmeId", programme, "externalId", ada)));

        assertThat(answers).extracting(it -> it.text("id")).doesNotContain("").hasSize(32);
        assertThat(answers.stream().map(Answered::body).distinct()).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
    }

    @Test
    void takesACodeOfOnesOwnChoiceUnlessSomebodyHasIt() {
        var ada = unique("ada");
        var ben = unique("ben");
        loyalty.knows(ada, LONG_AGO);
        loyalty.knows(ben, LONG_AGO);
        var wish = "Ada" + unique("").replace("-", "");

        var adas = add(Map.of("programmeId", programme, "externalId", ada, "vanityCode", wish));
        var bens = add(Map.of("programmeId", programme, "externalId", ben, "vanityCode", wish));

        assertThat(adas.text("code")).isEqualTo(wish.toUpperCase(java.util.Locale.ROOT));
        assertThat(bens.status()).isEqualTo(409);
        assertThat(bens.type()).isEqualTo("code-taken");
    }

    @Test
    void takesACodeForTheSameWhateverIsBetweenItsLetters() {
        var ada = unique("ada");
        var ben = unique("ben");
        loyalty.knows(ada, LONG_AGO);
        loyalty.knows(ben, LONG_AGO);
        var wish = "Ada" + unique("").replace("-", "");

        var adas =
                add(Map.of("programmeId", programme, "externalId", ada, "vanityCode", wish + "-7"));
        var bens =
                add(
                        Map.of(
                                "programmeId",
                                programme,
                                "externalId",
                                ben,
                                "vanityCode",
                                "\u200b" + wish.toLowerCase(java.util.Locale.ROOT) + " 7"));

        assertThat(adas.text("code")).isEqualTo(wish.toUpperCase(java.util.Locale.ROOT) + "7");
        assertThat(bens.type()).isEqualTo("code-taken");
    }

    @Test
    void refusesWhoIsNoMember() {
        var answer = add(Map.of("programmeId", programme, "externalId", unique("stranger")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("member-not-found");
    }

    @Test
    void asksOnceMoreWhereTheFirstTryFailedAtOnce() {
        var ada = unique("ada");
        loyalty.knows(ada, LONG_AGO);
        loyalty.stumblesOver(ada);

        assertThat(add(Map.of("programmeId", programme, "externalId", ada)).status())
                .isEqualTo(201);
    }

    @Test
    void asksForPatienceWhileLoyaltyIsDown() {
        try (var _ = loyalty.down()) {
            var answer = add(Map.of("programmeId", programme, "externalId", unique("ada")));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().getFirst("Retry-After")).isNotNull();
        }
    }

    @Test
    void asksForPatienceWhereLoyaltyRefusesToSayWhoItIs() {
        var ada = unique("ada");
        loyalty.knows(ada, LONG_AGO);
        try (var _ = loyalty.refusesToSpeakOf(ada, 403, "not-allowed")) {
            var answer = add(Map.of("programmeId", programme, "externalId", ada));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.type()).isEqualTo("service-unavailable");
        }
    }

    @Test
    void makesOneAdvocateUnderTheSameKeyWhenLoyaltyIsBack() {
        var ada = unique("ada");
        loyalty.knows(ada, LONG_AGO);
        var key = unique("advocate");
        var request = Map.of("programmeId", programme, "externalId", ada);
        try (var _ = loyalty.down()) {
            assertThat(service.post("/v1/advocates", service.acme(), key, request).status())
                    .isEqualTo(503);
        }

        var answer =
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> service.post("/v1/advocates", service.acme(), key, request),
                                it -> it.status() != 503);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.replayed()).isFalse();
        assertThat(service.post("/v1/advocates", service.acme(), key, request).replayed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"externalId\": \"ada\", \"memberId\": \"01991b2e-0000-7000-8000-000000000001\"}",
                "{\"externalId\": \"\"}",
                "{\"externalId\": \"ada\", \"vanityCode\": \"a b\"}",
                "{\"externalId\": \"ada\", \"vanityCode\": \"abc\"}",
                "{\"externalId\": \"ada\", \"vanityCode\": \"--- \u200b\"}",
                "{\"externalId\": \"ada\", \"vanityCode\": \"m\u00fcller\"}"
            })
    void refusesWhatNamesNoMember(String request) {
        var answer = service.post("/v1/advocates", service.acme(), unique("key"), request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-request");
    }

    private Answered add(Map<String, Object> request) {
        return service.post("/v1/advocates", service.service(), unique("advocate"), request);
    }
}
