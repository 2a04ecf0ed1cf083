package plusone.referral.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.referral.ReferralService.atOnce;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.contract.MovableClock;
import plusone.referral.LoyaltyStandIn;
import plusone.referral.ReferralService;
import plusone.referral.ReferralService.Answered;
import plusone.referral.ReferralTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReferralTest
class ConversionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired private ReferralService service;
    @Autowired private LoyaltyStandIn loyalty;
    @Autowired private MovableClock clock;
    @Autowired private DatabaseClient database;

    private String programme;
    private String ada;
    private String friend;

    @BeforeEach
    void aProgramme() {
        programme = service.programme(terms());
        ada = unique("ada");
        friend = unique("friend");
    }

    @Test
    void paysBothSidesAndEnrolsTheFriendOnTheWay() {
        var referral = service.referral(programme, ada, friend);

        service.convert(referral);

        var settled = settled(referral);
        assertThat(settled.get("status").asString()).isEqualTo("REWARDED");
        assertThat(statuses(settled)).containsExactly("ADVOCATE 500 PAID", "FRIEND 250 PAID");
        assertThat(settled.get("timeline"))
                .extracting(it -> it.get("status").asString())
                .startsWith("REGISTERED", "QUALIFIED", "APPROVED")
                .endsWith("REWARDED");
        var enrolment = body(loyalty.enrolmentsOf(friend).getFirst());
        assertThat(enrolment.get("email").asString()).isEqualTo(friend + "@example.org");
        var credit = loyalty.creditsTo(LoyaltyStandIn.idOf(friend)).getFirst();
        assertThat(credit.getHeader("Idempotency-Key")).startsWith("payout-");
        assertThat(body(credit).get("type").asString()).isEqualTo("EARN");
        assertThat(body(credit).get("points").asLong()).isEqualTo(250);
    }

    @Test
    void answersWithTheSettledReferralWhereLoyaltyIsQuick() {
        var quick =
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        service.convert(
                                                service.referral(programme, ada, unique("friend"))),
                                it -> it.status() == 200);

        assertThat(quick.text("status")).isEqualTo("REWARDED");
        assertThat(quick.text("friendExternalId")).startsWith("friend");
        assertThat(service.see(quick.text("id"))).isEqualTo(quick.body());
    }

    @Test
    void acceptsAConversionWhileLoyaltyIsDownAndSettlesItOnceItIsBack() {
        var referral = service.referral(programme, ada, friend);

        try (var _ = loyalty.down()) {
            var answer = service.convert(referral);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(statuses(answer.body()))
                    .containsExactly("ADVOCATE 500 PENDING", "FRIEND 250 PENDING");
        }

        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
        assertPaidByOneKey(LoyaltyStandIn.idOf(ada));
        assertPaidByOneKey(LoyaltyStandIn.idOf(friend));
    }

    @Test
    void settlesManyConversionsOnceThatWereSentThriceWhileLoyaltyWasDown() {
        var referrals =
                IntStream.range(0, 10)
                        .mapToObj(_ -> service.referral(programme, ada, unique("friend")))
                        .toList();
        var events = referrals.stream().map(_ -> service.conversion(unique("order"))).toList();

        try (var _ = loyalty.down()) {
            var answers =
                    atOnce(
                            30,
                            number ->
                                    service.convert(
                                            referrals.get(number % 10),
                                            "order-" + referrals.get(number % 10),
                                            events.get(number % 10)));
            assertThat(answers).allMatch(it -> it.status() == 202);
            assertThat(answers).filteredOn(it -> !it.replayed()).hasSize(10);
        }

        assertThat(referrals)
                .allSatisfy(
                        it ->
                                assertThat(settled(it).get("status").asString())
                                        .isEqualTo("REWARDED"));
        assertThat(
                        loyalty.creditsTo(LoyaltyStandIn.idOf(ada)).stream()
                                .map(it -> it.getHeader("Idempotency-Key"))
                                .distinct())
                .hasSize(10);
    }

    @Test
    void asksAgainWithTheSameKeyWhereLoyaltysAnswerWasLost() {
        var referral = service.referral(programme, ada, friend);
        loyalty.losesTheFirstAnswersFor(LoyaltyStandIn.idOf(friend), 3);

        service.convert(referral);

        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
        assertThat(loyalty.creditsTo(LoyaltyStandIn.idOf(friend))).hasSizeGreaterThan(3);
        assertPaidByOneKey(LoyaltyStandIn.idOf(friend));
    }

    @Test
    void takesEffectOnceHoweverOftenItIsSentAtOnce() {
        var referral = service.referral(programme, ada, friend);
        var conversion = service.conversion(unique("order"));
        var key = unique("key");

        var answers = atOnce(32, _ -> service.convert(referral, key, conversion));

        assertThat(answers.stream().map(Answered::status).distinct()).hasSize(1);
        assertThat(answers.stream().map(Answered::body).distinct()).hasSize(1);
        assertThat(answers).filteredOn(it -> !it.replayed()).hasSize(1);
        settled(referral);
        assertPaidByOneKey(LoyaltyStandIn.idOf(friend));
    }

    @Test
    void paysOnceOutOfManyConversionsAtOnce() {
        var referral = service.referral(programme, ada, friend);

        var answers = atOnce(16, _ -> service.convert(referral));

        assertThat(answers).allMatch(it -> it.status() == 200 || it.status() == 202);
        assertThat(settled(referral).get("payouts")).hasSize(2);
        assertPaidByOneKey(LoyaltyStandIn.idOf(friend));
    }

    @Test
    void answersARepetitionAsTheFirstTimeWhenItIsSettledMeanwhile() {
        var referral = service.referral(programme, ada, friend);
        var conversion = service.conversion(unique("order"));
        Answered first;
        try (var _ = loyalty.down()) {
            first = service.convert(referral, "first-" + referral, conversion);
        }
        settled(referral);

        var again = service.convert(referral, "first-" + referral, conversion);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void answersWithTheReferralAsItIsUnderANewKey() {
        var referral = service.referral(programme, ada, friend);
        var conversion = service.conversion(unique("order"));
        try (var _ = loyalty.down()) {
            service.convert(referral, unique("key"), conversion);

            var sameEvent = service.convert(referral, unique("key"), conversion);
            var further = service.convert(referral);

            assertThat(List.of(sameEvent, further)).allMatch(it -> it.status() == 200);
            assertThat(statuses(further.body()))
                    .containsExactly("ADVOCATE 500 PENDING", "FRIEND 250 PENDING");
        }
    }

    @Test
    void recordsWhatIsOfAnotherTypeAndPaysNothing() {
        var referral = service.referral(programme, ada, friend);
        var signup = service.conversion(unique("signup"));
        signup.put("type", "signup");

        var answer = service.convert(referral, unique("key"), signup);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("REGISTERED");
        assertThat(answer.body().get("payouts")).isEmpty();
        assertThat(answer.body().get("timeline")).hasSize(2);
        service.convert(referral);
        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
    }

    @Test
    void paysFromTheMinimumOnInItsCurrency() {
        var minimum = service.programme("minimumAmount", Map.of("amount", 2000, "currency", "EUR"));
        var referral = service.referral(minimum, ada, friend);

        assertThat(statusAfter(referral, null)).isEqualTo("REGISTERED");
        assertThat(statusAfter(referral, Map.of("amount", 1999, "currency", "EUR")))
                .isEqualTo("REGISTERED");
        assertThat(statusAfter(referral, Map.of("amount", 9999, "currency", "JPY")))
                .isEqualTo("REGISTERED");
        statusAfter(referral, Map.of("amount", 2000, "currency", "EUR"));
        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
    }

    @Test
    void toleratesClocksThatDifferAndNoMore() {
        var referral = service.referral(programme, ada, friend);
        var seen = service.see(referral);
        var registered = Instant.parse(seen.get("registeredAt").asString());
        var expires = Instant.parse(seen.get("expiresAt").asString());

        assertOutside(referral, registered.minus(Duration.ofMinutes(15)).minusMillis(1));
        assertOutside(referral, expires.plusMillis(1));
        var ahead = at(referral, clock.instant().plus(Duration.ofMinutes(6)));
        assertThat(ahead.status()).isEqualTo(400);
        assertThat(at(referral, registered.minus(Duration.ofMinutes(15))).status()).isIn(200, 202);
    }

    @Test
    void takesAConversionOfTheFutureThatIsNear() {
        var referral = service.referral(programme, ada, friend);

        at(referral, clock.instant().plus(Duration.ofMinutes(4)));

        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
    }

    @Test
    void endsWhatRanOutAndStillTakesWhatHappenedInTime() {
        var referral = service.referral(programme, ada, friend);
        var inTime = clock.instant();
        clock.forward(Duration.ofDays(31));

        await().atMost(LIMIT)
                .until(() -> service.see(referral).get("status").asString().equals("EXPIRED"));
        assertThat(service.see(referral).get("reason").asString())
                .isEqualTo("no-conversion-in-time");
        assertOutside(referral, clock.instant());
        at(referral, inTime);
        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
        assertThat(settled(referral).has("reason")).isFalse();
    }

    @Test
    void waitsForTheReturnPeriod() {
        var patient = service.programme("returnDays", 14);
        var referral = service.referral(patient, ada, friend);

        var answer = service.convert(referral);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("QUALIFIED");
        assertThat(statuses(answer.body()))
                .containsExactly("ADVOCATE 500 WAITING", "FRIEND 250 WAITING");
        var dueAt = Instant.parse(answer.body().get("payouts").get(0).get("dueAt").asString());
        assertThat(dueAt)
                .isBetween(
                        clock.instant().plus(Duration.ofDays(13)),
                        clock.instant().plus(Duration.ofDays(14)));
        clock.forward(Duration.ofDays(14));
        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
    }

    @Test
    void makesNoPayoutForASideThatGetsNothing() {
        var generous = service.programme("advocatePoints", 0);

        var referral = service.referral(generous, ada, friend);

        service.convert(referral);

        var settled = settled(referral);
        assertThat(settled.get("status").asString()).isEqualTo("REWARDED");
        assertThat(statuses(settled)).containsExactly("FRIEND 250 PAID");
    }

    @Test
    void isDoneAtOnceWhereNobodyGetsAnything() {
        var terms = terms();
        terms.putAll(Map.of("advocatePoints", 0, "friendPoints", 0));
        var referral = service.referral(service.programme(terms), ada, friend);

        var answer = service.convert(referral);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("REWARDED");
    }

    @Test
    void paysNobodyWhereTheFriendTurnsOutToHaveBeenACustomer() {
        var code = service.code(programme, ada);
        String referral;
        try (var _ = loyalty.down()) {
            referral = service.register(programme, code, friend).text("id");
            assertThat(service.convert(referral).status()).isEqualTo(202);
            loyalty.knows(friend, Instant.parse("2020-01-01T00:00:00Z"));
        }

        var settled = settled(referral);

        assertThat(settled.get("status").asString()).isEqualTo("DENIED");
        assertThat(settled.get("reason").asString()).isEqualTo("existing-customer");
        assertThat(settled.get("payouts"))
                .allMatch(it -> it.get("reason").asString().equals("existing-customer"));
        assertThat(loyalty.creditsTo(LoyaltyStandIn.idOf(ada))).isEmpty();
    }

    @Test
    void paysWhereTheFriendJoinedAfterTheRegistration() {
        var code = service.code(programme, ada);
        String referral;
        try (var _ = loyalty.down()) {
            referral = service.register(programme, code, friend).text("id");
            loyalty.knows(friend, clock.instant().plusSeconds(1));
            loyalty.hasAlready(friend);
            service.convert(referral);
        }

        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
        assertPaidByOneKey(LoyaltyStandIn.idOf(friend));
    }

    @Test
    void deniesWithAReasonWhatLoyaltyWillNotCredit() {
        var referral = service.referral(programme, ada, friend);
        loyalty.refuses(LoyaltyStandIn.idOf(friend), 409, "too-many-points");

        service.convert(referral);

        var settled = settled(referral);
        assertThat(statuses(settled)).containsExactly("ADVOCATE 500 PAID", "FRIEND 250 DENIED");
        assertThat(settled.get("payouts").get(1).get("reason").asString())
                .isEqualTo("payout-refused");
        assertThat(settled.get("status").asString()).isEqualTo("APPROVED");
        assertThat(settled.get("nextStep").asString()).contains("reason");
    }

    @Test
    void enrolsAFriendWithoutContactDataThatLoyaltyDoesNotTake() {
        var referral = service.referral(programme, ada, friend);
        loyalty.enrolsOnlyWithoutContact(friend);

        service.convert(referral);

        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
    }

    @Test
    void leavesReferralsOfAnotherPartnerAlone() {
        var referral = service.referral(programme, ada, friend);

        var answer =
                service.post(
                        "/v1/referrals/" + referral + "/conversions",
                        service.bolt(),
                        unique("key"),
                        service.conversion("order"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("referral-not-found");
        assertThat(service.see(referral).get("status").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void honoursWhatWasRegisteredBeforeTheProgrammeEnded() {
        var referral = service.referral(programme, ada, friend);
        var ended = terms();
        ended.put("status", "ENDED");
        service.send(
                HttpMethod.PUT, "/v1/programmes/" + programme, service.marketing(), null, ended);

        service.convert(referral);

        assertThat(settled(referral).get("status").asString()).isEqualTo("REWARDED");
    }

    @Test
    void leavesNoPersonalDataInTheOutbox() {
        var referral = service.referral(programme, ada, friend);
        try (var _ = loyalty.down()) {
            service.convert(referral);

            var rows =
                    database.sql("select body::text from outbox where body ->> 'referralId' = :id")
                            .bind("id", referral)
                            .mapValue(String.class)
                            .all()
                            .collectList()
                            .block();

            assertThat(rows).isNotEmpty().noneMatch(it -> it.contains(friend));
        }
    }

    private void assertPaidByOneKey(UUID member) {
        var credits = loyalty.creditsTo(member);
        assertThat(credits).isNotEmpty();
        assertThat(credits.stream().map(it -> it.getHeader("Idempotency-Key")).distinct())
                .hasSize(1);
        assertThat(credits.stream().map(LoggedRequest::getBodyAsString).distinct()).hasSize(1);
        assertThat(loyalty.takenCreditsTo(member)).hasSize(1);
    }

    private void assertOutside(String referral, Instant occurredAt) {
        var answer = at(referral, occurredAt);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("outside-attribution-window");
    }

    private Answered at(String referral, Instant occurredAt) {
        var conversion = service.conversion(unique("order"));
        conversion.put("occurredAt", occurredAt.toString());
        return service.convert(referral, unique("key"), conversion);
    }

    private String statusAfter(String referral, Map<String, Object> amount) {
        var conversion = service.conversion(unique("order"));
        if (amount != null) conversion.put("amount", amount);
        return service.convert(referral, unique("key"), conversion).text("status");
    }

    private JsonNode settled(String referral) {
        return await().atMost(LIMIT).until(() -> service.see(referral), ConversionsIT::isSettled);
    }

    private static boolean isSettled(JsonNode referral) {
        return referral.get("payouts")
                .valueStream()
                .allMatch(it -> List.of("PAID", "DENIED").contains(it.get("status").asString()));
    }

    private static List<String> statuses(JsonNode referral) {
        return referral.get("payouts")
                .valueStream()
                .map(
                        it ->
                                it.get("side").asString()
                                        + " "
                                        + it.get("points").asLong()
                                        + " "
                                        + it.get("status").asString())
                .toList();
    }

    private static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }
}
