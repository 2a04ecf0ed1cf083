package plusone.referral.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.atOnce;
import static plusone.referral.ReferralService.registration;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.referral.LoyaltyStandIn;
import plusone.referral.ReferralService;
import plusone.referral.ReferralService.Answered;
import plusone.referral.ReferralTest;

@ReferralTest
class RegistrationsIT {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Autowired private ReferralService service;
    @Autowired private LoyaltyStandIn loyalty;
    @Autowired private DatabaseClient database;

    private String programme;
    private String ada;
    private String code;

    @BeforeEach
    void anAdvocate() {
        programme = service.programme(terms());
        ada = unique("ada");
        code = service.code(programme, ada);
    }

    @Test
    void registersAFriendWithACodeInWhateverCase() {
        var friend = unique("friend");

        var answer =
                service.register(programme, " " + code.toLowerCase(java.util.Locale.ROOT), friend);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("REGISTERED");
        assertThat(answer.text("friendExternalId")).isEqualTo(friend);
        assertThat(answer.text("advocateMemberId")).isEqualTo(LoyaltyStandIn.idOf(ada).toString());
        var seen = service.see(answer.text("id"));
        assertThat(
                        Duration.between(
                                Instant.parse(seen.get("registeredAt").asString()),
                                Instant.parse(answer.text("expiresAt"))))
                .isEqualTo(Duration.ofDays(30));
        assertThat(seen.get("payouts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0%s", "%s\u200b", "\ufeff%s", "%s.", "(%s)", "\u2013%s", "\u2212 %s"})
    void registersAFriendWithACodeAsItIsPasted(String pasted) {
        assertThat(service.register(programme, pasted.formatted(code), unique("friend")).status())
                .isEqualTo(201);
        var between = pasted.formatted("");
        var gaps = between.matches("[.()]+") ? "" : between;
        assertThat(
                        service.register(
                                        programme,
                                        code.substring(0, 5) + gaps + code.substring(5),
                                        unique("friend"))
                                .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b\ufeff", "---", "\u2010 \u2212", "\u3164", "..."})
    void refusesACodeThatShowsNothingOfOne(String code) {
        var answer = service.register(programme, code, unique("friend"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo("/code");
    }

    @Test
    void takesTheDefaultProgrammeWhereNoneIsNamed() {
        var byDefault = service.programme("default", true);
        var request = new HashMap<>(registration("", "", unique("friend")));
        request.remove("programmeId");
        request.put("code", service.code(byDefault, ada));

        var answer = service.post("/v1/referrals", service.service(), unique("key"), request);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(
                        service.get("/v1/referrals/" + answer.text("id"), service.marketing())
                                .text("programmeId"))
                .isEqualTo(byDefault);
    }

    @Test
    void refusesACodeThatNobodyHas() {
        refused(
                service.register(programme, "XXXXXXXXXXXX", unique("friend")),
                404,
                "code-not-found");
    }

    @Test
    void refusesACodeOfAnotherProgramme() {
        var other = service.programme(terms());

        refused(service.register(other, code, unique("friend")), 404, "code-not-found");
    }

    @Test
    void refusesOnesOwnCode() {
        refused(service.register(programme, code, ada), 409, "self-referral");
    }

    @Test
    void refusesWhoIsACustomerAlready() {
        var friend = unique("friend");
        loyalty.knows(friend, LONG_AGO);

        refused(service.register(programme, code, friend), 409, "existing-customer");
    }

    @Test
    void takesAnAnswerThatIsTooLargeToReadForNoOutage() {
        var large = unique("friend");
        loyalty.knowsTooMuchOf(large);
        IntStream.range(0, 25).forEach(_ -> service.register(programme, code, large));
        var friend = unique("friend");
        loyalty.knows(friend, LONG_AGO);

        refused(service.register(programme, code, friend), 409, "existing-customer");
    }

    @Test
    void refusesWhoWasReferredBeforeAndTellsOnlyTheirOwnPartnerWhich() {
        var friend = unique("friend");
        var first = service.register(programme, code, friend);
        var bens = service.code(programme, unique("ben"));

        var acmes = service.register(programme, bens, friend);
        var bolts =
                service.post(
                        "/v1/referrals",
                        service.bolt(),
                        unique("key"),
                        registration(programme, bens, friend));

        refused(acmes, 409, "already-referred");
        assertThat(acmes.text("referralId")).isEqualTo(first.text("id"));
        refused(bolts, 409, "already-referred");
        assertThat(bolts.body().has("referralId")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PAUSED", "ENDED"})
    void refusesNewFriendsWhereTheProgrammeDoesNotRun(String status) {
        var terms = terms();
        terms.put("status", status);
        service.send(
                HttpMethod.PUT, "/v1/programmes/" + programme, service.marketing(), null, terms);

        var answer = service.register(programme, code, unique("friend"));

        refused(answer, 409, "programme-not-running");
        assertThat(answer.text("programmeStatus")).isEqualTo(status);
    }

    @Test
    void letsOneOfManyWinAFriend() {
        var friend = unique("friend");
        var bens = service.code(programme, unique("ben"));

        var answers =
                atOnce(
                        32,
                        number ->
                                service.register(programme, number % 2 == 0 ? code : bens, friend));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.type().equals("already-referred")).hasSize(31);
    }

    @Test
    void takesEffectOnceHoweverOftenItIsSentAtOnce() {
        var key = unique("key");
        var request = registration(programme, code, unique("friend"));

        var answers = atOnce(32, _ -> service.post("/v1/referrals", service.acme(), key, request));

        assertThat(answers).allMatch(it -> it.status() == 201);
        assertThat(answers.stream().map(Answered::body).distinct()).hasSize(1);
        assertThat(answers).filteredOn(it -> !it.replayed()).hasSize(1);
    }

    @Test
    void answersARepetitionAsTheFirstTimeWhenMuchHasChanged() {
        var friend = unique("friend");
        var key = unique("key");
        var request = new HashMap<>(registration(programme, code, friend));
        var first = service.post("/v1/referrals", service.acme(), key, request);
        loyalty.knows(friend, LONG_AGO);
        var ended = terms();
        ended.put("status", "ENDED");
        service.send(
                HttpMethod.PUT, "/v1/programmes/" + programme, service.marketing(), null, ended);

        var again = service.post("/v1/referrals", service.acme(), key, request);
        request.put("code", "another");
        var other = service.post("/v1/referrals", service.acme(), key, request);

        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void bindsNothingByARefusal() {
        var key = unique("key");
        var friend = unique("friend");
        var request = registration(programme, "XXXXXXXXXXXX", friend);
        refused(service.post("/v1/referrals", service.acme(), key, request), 404, "code-not-found");

        var second =
                service.post(
                        "/v1/referrals",
                        service.acme(),
                        key,
                        registration(programme, code, friend));

        assertThat(second.status()).isEqualTo(201);
    }

    @Test
    void acceptsAFriendWhileLoyaltyIsDown() {
        try (var _ = loyalty.down()) {
            assertThat(service.register(programme, code, unique("friend")).status()).isEqualTo(201);
        }
    }

    @Test
    void keepsPersonalDataInTablesOfTheirOwn() {
        var friend = unique("friend");
        var secret = unique("secret");
        loyalty.enrols(friend);
        var request = new HashMap<>(registration(programme, code, friend));
        request.put(
                "friend",
                Map.of(
                        "externalId",
                        friend,
                        "email",
                        secret + "@example.org",
                        "phone",
                        "+49 170 5550100",
                        "name",
                        secret));
        request.put(
                "context",
                Map.of("ip", secret, "deviceId", secret, "occurredAt", "2026-05-04T10:15:30Z"));

        var answer = service.post("/v1/referrals", service.acme(), unique("key"), request);
        service.convert(answer.text("id"));

        assertThat(tablesWith(secret)).isEqualTo("circumstance friend_contact");
        assertThat(service.see(answer.text("id")).toString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/code                | {\"friend\": {\"externalId\": \"x\"}}",
                "/friend              | {\"code\": \"x\"}",
                "/friend/externalId   | {\"code\": \"x\", \"friend\": {}}",
                "/friend/email        | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\", \"email\": \"x\"}}",
                "/friend/email        | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\", \"email\": \"\"}}",
                "/friend/name         | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\", \"name\": \"Ada\\r\\nBcc: all\"}}",
                "/friend/phone        | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\", \"phone\": \"call me\"}}",
                "/friend/twin         | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\", \"twin\": \"y\"}}",
                "/context/occurredAt  | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\"}, \"context\": {\"occurredAt\": 5}}",
                "/context/occurredAt  | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\"}, \"context\": {\"occurredAt\": \"+999999999-01-01T00:00:00Z\"}}",
                "/context/ofOurTime   | {\"code\": \"x\", \"friend\": {\"externalId\": \"x\"}, \"context\": {\"occurredAt\": \"1999-12-31T23:59:59Z\"}}"
            })
    void refusesWhatIsNoRegistration(String pointer, String request) {
        var answer = service.post("/v1/referrals", service.acme(), unique("key"), request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
    }

    private static void refused(Answered answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(slug);
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("wouldChange")).isNotBlank();
    }

    private String tablesWith(String words) {
        var tables =
                database.sql(
                                """
                                select table_name from information_schema.tables
                                where table_schema = 'referral' and table_name not like 'flyway%' order by 1""")
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block();
        return String.join(" ", tables.stream().filter(table -> holds(table, words)).toList());
    }

    private boolean holds(String table, String words) {
        return database.sql(
                        "select exists (select from %s t where t::text like '%%%s%%')"
                                .formatted(table, words))
                .mapValue(Boolean.class)
                .one()
                .block();
    }
}
