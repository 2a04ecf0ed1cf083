package plusone.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.registration;
import static plusone.referral.ReferralService.unique;

import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.referral.ReferralService.Answered;
import plusone.transactions.Connections;
import plusone.transactions.Storm;
import tools.jackson.databind.json.JsonMapper;

/**
 * Partners who hang up 0.5 to 20 ms after sending: the fault that tears plain reactive
 * transactions.
 */
@ReferralTest
class StormIT {

    private static final int REGISTRATIONS = 800;
    private static final int CONVERSIONS = 400;
    private static final int ACKNOWLEDGED = 200;

    private static final String HALF_DONE =
            """
            select count(*) from referral r where programme_id = :programme::uuid and (
                (select count(*) from timeline_entry t where t.referral_id = r.id) <> (case status when 'REGISTERED' then 1 else 2 end)
                or (select count(*) from conversion c where c.referral_id = r.id) <> (case status when 'REGISTERED' then 0 else 1 end)
                or (select count(*) from payout p where p.referral_id = r.id) <> (case status when 'REGISTERED' then 0 else 2 end)
                or not exists (select from friend_contact f where f.referral_id = r.id)
                or not exists (select from operation o join answer on operation_id = o.id where result_id = r.id))""";

    private static final String REFERRALS =
            "select count(*) from referral where programme_id = :programme::uuid";

    @Autowired private ReferralService service;
    @Autowired private DatabaseClient database;
    @Autowired private ConnectionPool pool;
    @LocalServerPort private int port;

    private record Post(String path, String key, Map<String, Object> body) {

        Storm.Call call(String token) {
            return Storm.Call.post(path, token, key, JsonMapper.shared().writeValueAsString(body));
        }
    }

    @Test
    void callersWhoHangUpTearNothingAndTheirResendsCompleteTheSet() {
        var programme = service.programme("returnDays", 14);
        var code = service.code(programme, unique("ada"));

        var registered = storm(programme, REGISTRATIONS, _ -> registering(programme, code));
        assertThat(registered).extracting(Answered::status).containsOnly(201);
        assertThat(count(REFERRALS, programme)).isEqualTo(REGISTRATIONS);

        var converted = storm(programme, CONVERSIONS, number -> converting(registered.get(number)));
        assertThat(converted).extracting(Answered::status).containsOnly(202);
        assertThat(converted).extracting(it -> it.text("status")).containsOnly("QUALIFIED");
        assertThat(count(HALF_DONE, programme)).isZero();

        var acknowledged = Storm.inTurns(ACKNOWLEDGED, _ -> insist(registering(programme, code)));
        assertThat(acknowledged).extracting(Answered::status).containsOnly(201);
        assertThat(acknowledged).noneMatch(Answered::replayed);
        assertThat(count(REFERRALS, programme)).isEqualTo(REGISTRATIONS + ACKNOWLEDGED);
        Connections.awaitQuiet(pool);
    }

    /** Sends each and hangs up, then sends each again and waits for its answer. */
    private List<Answered> storm(String programme, int times, IntFunction<Post> posts) {
        var sent = IntStream.range(0, times).mapToObj(posts).toList();
        var token = service.acme();

        var before = operations();
        Storm.blowUntil(
                () -> operations() > before,
                port,
                sent.stream().map(it -> it.call(token)).toList());
        assertThat(count(HALF_DONE, programme)).isZero();
        var answers = Storm.inTurns(times, number -> insist(sent.get(number)));

        assertThat(answers).anyMatch(Answered::replayed);
        return answers;
    }

    /** As a caller does: the same again where the service is busy with what the storm left. */
    private Answered insist(Post post) {
        return Stream.generate(
                        () -> service.post(post.path(), service.acme(), post.key(), post.body()))
                .limit(20)
                .filter(answer -> answer.status() != 503)
                .findFirst()
                .orElseThrow();
    }

    private static Post registering(String programme, String code) {
        return new Post(
                "/v1/referrals",
                unique("registration"),
                registration(programme, code, unique("friend")));
    }

    private Post converting(Answered referral) {
        return new Post(
                "/v1/referrals/" + referral.text("id") + "/conversions",
                unique("conversion"),
                service.conversion(unique("order")));
    }

    /** Once everything that the storm began has ended. */
    private long operations() {
        Connections.awaitQuiet(pool);
        return database.sql("select count(*) from operation")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private long count(String sql, String programme) {
        return database.sql(sql)
                .bind("programme", programme)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
