package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import plusone.loyalty.Instances;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;

/** What ledgers of note promise under races, kept by one instance and by two on one schema. */
@ParameterizedClass(name = "{0} instance(s)")
@ValueSource(ints = {1, 2})
class ReferenceIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int RACES = 50;
    private static final String INSUFFICIENT = "/problems/insufficient-points";

    @Parameter int number;

    private static Instances instances;
    private static Partners partners;
    private static Loyalty loyalty;

    @BeforeParameterizedClassInvocation
    static void start(int number) {
        instances = Instances.start(number);
        partners = new Partners(instances.all());
        loyalty = partners.any();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        instances.close();
    }

    @AfterEach
    void theBooksHold() {
        var finance = loyalty.issuer().staff("fred", "finance");
        var integrity = loyalty.get("/v1/ledger/integrity?full=true", finance).body();
        assertThat(integrity.get("holds").asBoolean()).as(integrity.toString()).isTrue();
    }

    @Test
    void ofSixtyFourSubmissionsOfOneKeyOneIsAppliedAndTheOthersAreReplays() {
        var member = loyalty.member();
        var key = unique("key");

        var answers = many(64, _ -> it -> it.earn(member, 7, key));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(answers).extracting(Answered::body).containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answered::replayed).hasSize(63);
        assertThat(loyalty.available(member)).isEqualTo(7);
    }

    @Test
    void ofTwoMembersForWhomOneKeyIsRacedOneHasIt() throws SQLException {
        for (var race = 0; race < RACES; race++) raceOneKeyForTwoMembers();
    }

    private void raceOneKeyForTwoMembers() throws SQLException {
        var racers = members(2, 0);
        var key = unique("key");

        var answers =
                sentWhileLocked(
                        racers,
                        number ->
                                partners.insistAt(
                                        number, it -> it.earn(racers.get(number), 7, key)));

        assertThat(answers).extracting(Answered::status).containsExactlyInAnyOrder(201, 422);
        var won = answers.getFirst().status() == 201 ? 0 : 1;
        assertThat(answers.get(1 - won).type()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(loyalty.available(racers.get(won))).isEqualTo(7);
        assertThat(loyalty.available(racers.get(1 - won))).isZero();
    }

    @Test
    void aBusyAccountTakesFiveHundredCreditsAtOnce() {
        var member = loyalty.member();

        var answers = many(500, _ -> earn(member, 3));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(answers).extracting(Answered::replayed).containsOnly(false);
        assertThat(loyalty.available(member)).isEqualTo(1_500);
    }

    @Test
    void aBusyAccountGivesFourHundredTransfersAtOnce() {
        var payer = loyalty.memberWith(2_000);
        var payees = members(4, 0);

        var answers = many(400, call -> transfer(payer, payees.get(call % 4), 5));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(loyalty.available(payer)).isZero();
        assertThat(payees).extracting(loyalty::available).containsOnly(500L);
    }

    @Test
    void ofTwentyWithdrawalsOnTheFundsForTenExactlyTenSucceed() {
        var member = loyalty.memberWith(100);

        var answers = many(20, _ -> spend(member, 10));

        assertApplied(answers, 10);
        assertThat(loyalty.available(member)).isZero();
    }

    @Test
    void aThousandPointsMoveOneByOne() {
        var payer = loyalty.memberWith(1_000);
        var payee = loyalty.member();

        var answers = many(1_000, _ -> transfer(payer, payee, 1));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(loyalty.available(payer)).isZero();
        assertThat(loyalty.available(payee)).isEqualTo(1_000);
        assertThat(spend(payer, 1).apply(loyalty).type()).isEqualTo(INSUFFICIENT);
    }

    @Test
    void duplicatesOfARefusedOneAreNeverReportedAsAppliedButDecidedAnew() {
        var member = loyalty.memberWith(10);
        var key = unique("key");
        Function<Loyalty, Answered> duplicate = it -> it.spend(member, 50, key);

        var refused = many(32, _ -> duplicate);
        var raced = many(33, call -> call == 16 ? earn(member, 40) : duplicate);
        var decided = many(32, _ -> duplicate);

        assertApplied(refused, 0);
        assertThat(refused).extracting(Answered::replayed).containsOnly(false);
        assertThat(raced.get(16).status()).isEqualTo(201);
        assertThat(decided).extracting(Answered::status).containsOnly(201);
        var fresh = fresh(raced) - 1 + fresh(decided); // the earning is fresh, too
        assertThat(fresh).as("applied for the first time").isEqualTo(1);
        assertThat(loyalty.available(member)).isZero();
    }

    @Test
    void ofFiftySpendingsOfTheWholeBalanceOneWins() {
        var member = loyalty.memberWith(80);

        var answers = many(50, _ -> spend(member, 80));

        assertApplied(answers, 1);
        assertThat(loyalty.available(member)).isZero();
    }

    @Test
    void ofACaptureAndAReleaseOfOneHoldOneResolvesIt() {
        var member = loyalty.memberWith(1_000);
        var holds = IntStream.range(0, 20).mapToObj(_ -> hold(member, 10)).toList();

        var answers =
                many(
                        40,
                        call ->
                                resolve(
                                        holds.get(call / 2),
                                        call % 2 == 0 ? "capture" : "release"));

        long captured = 0;
        for (var hold = 0; hold < holds.size(); hold++) {
            var both = answers.subList(2 * hold, 2 * hold + 2);
            assertThat(both).extracting(Answered::status).containsExactlyInAnyOrder(200, 409);
            assertThat(both)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Answered::type)
                    .containsOnly("/problems/hold-already-resolved");
            if (both.getFirst().status() == 200) captured += 10;
        }
        assertThat(loyalty.available(member)).isEqualTo(1_000 - captured);
        assertThat(loyalty.balance(member).get("held").asLong()).isZero();
    }

    @Test
    void transfersThatCrossBetweenEightMembersAllArrive() {
        var members = members(8, 1_000);

        var answers =
                many(
                        400,
                        call ->
                                transfer(
                                        members.get(call % 8),
                                        members.get((call + 1 + call / 8 % 7) % 8),
                                        1 + call % 5));

        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(members.stream().mapToLong(loyalty::available).sum()).isEqualTo(8_000);
        assertThat(members).extracting(ReferenceIT::lifetimeEarned).containsOnly(1_000L);
    }

    /** Each instance waits for a member's row before the first goes on. */
    private List<Answered> sentWhileLocked(List<UUID> members, IntFunction<Answered> call)
            throws SQLException {
        try (var lock = instances.connect("loyalty_owner");
                var statement =
                        lock.prepareStatement("select from account where id = any(?) for update")) {
            lock.setAutoCommit(false);
            statement.setArray(1, lock.createArrayOf("uuid", members.toArray()));
            statement.execute();
            var sent = CompletableFuture.supplyAsync(() -> atOnce(members.size(), call));
            await().atMost(LIMIT).until(() -> instances.waiting() >= number || sent.isDone());
            lock.rollback();
            return sent.join();
        }
    }

    private static List<Answered> many(
            int times, Function<Integer, Function<Loyalty, Answered>> call) {
        return atOnce(times, number -> partners.insist(call.apply(number)));
    }

    private static List<UUID> members(int times, long points) {
        return IntStream.range(0, times).mapToObj(_ -> loyalty.memberWith(points)).toList();
    }

    private static long lifetimeEarned(UUID member) {
        return loyalty.balance(member).get("lifetimeEarned").asLong();
    }

    private static Function<Loyalty, Answered> earn(UUID member, long points) {
        var key = unique("earn");
        return it -> it.earn(member, points, key);
    }

    private static Function<Loyalty, Answered> spend(UUID member, long points) {
        var key = unique("spend");
        return it -> it.spend(member, points, key);
    }

    private static Function<Loyalty, Answered> transfer(UUID from, UUID to, long points) {
        var key = unique("transfer");
        return it -> it.transfer(from, to, points, key);
    }

    private static String hold(UUID member, long points) {
        var body = Map.of("memberId", member, "points", points, "reference", "basket");
        var placed = loyalty.post("/v1/holds", loyalty.service(), unique("hold"), body);
        assertThat(placed.status()).isEqualTo(201);
        return placed.body().get("id").asString();
    }

    private static Function<Loyalty, Answered> resolve(String hold, String how) {
        var key = unique(how);
        var path = "/v1/holds/" + hold + "/" + how;
        return it -> it.post(path, it.service(), key, Map.of());
    }

    /** So many were applied, and the others refused for want of points. */
    private static void assertApplied(List<Answered> answers, int applied) {
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(applied);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(answers.size() - applied)
                .allSatisfy(answer -> assertThat(answer.type()).isEqualTo(INSUFFICIENT));
    }

    private static int fresh(List<Answered> answers) {
        return (int)
                answers.stream()
                        .filter(answer -> answer.status() == 201 && !answer.replayed())
                        .count();
    }
}
