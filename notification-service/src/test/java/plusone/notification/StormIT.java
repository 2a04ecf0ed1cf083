package plusone.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.notification.Notification.pointsEarned;
import static plusone.notification.Notification.unique;

import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.notification.Notification.Answered;
import plusone.transactions.Connections;
import plusone.transactions.Storm;
import tools.jackson.databind.json.JsonMapper;

/**
 * Services that hang up 0.5 to 20 ms after sending: the fault that tears plain reactive
 * transactions.
 */
@NotificationTest
class StormIT {

    private static final int MESSAGES = 1_200;
    private static final int MEMBERS = 20;
    private static final int ACKNOWLEDGED = 200;

    private static final String HALF_DONE =
            """
            select count(*) from message m where member_id = any(:members) and (
                (select count(*) from delivery d where d.message_id = m.id) <> 2
                or (select count(*) from inbox_item i where i.id = m.id) <> 1
                or not exists (select from operation o join answer on operation_id = o.id where result_id = m.id))""";

    private static final String SENT =
            "select count(*) from message where member_id = any(:members)";

    @Autowired private Notification notification;
    @Autowired private DatabaseClient database;
    @Autowired private ConnectionPool pool;
    @LocalServerPort private int port;

    private final UUID[] members =
            Stream.generate(UUID::randomUUID).limit(MEMBERS).toArray(UUID[]::new);

    @Test
    void callersWhoHangUpTearNothingAndTheirResendsCompleteTheSet() {
        for (var member : members) notification.know(member, withoutAddress());
        var messages = IntStream.range(0, MESSAGES).mapToObj(this::message).toList();
        var token = notification.service();

        Storm.blow(port, messages.stream().map(it -> call(token, it)).toList());
        Connections.awaitQuiet(pool);
        assertThat(count(HALF_DONE)).isZero();
        var resent = Storm.inTurns(MESSAGES, number -> insist(messages.get(number)));

        assertThat(resent).as("the storm reached the service").anyMatch(Answered::replayed);
        assertThat(resent).extracting(Answered::status).containsOnly(202);
        assertThat(count(SENT)).isEqualTo(MESSAGES);
        assertThat(count(HALF_DONE)).isZero();

        var acknowledged = Storm.inTurns(ACKNOWLEDGED, number -> insist(message(number)));
        assertThat(acknowledged).extracting(Answered::status).containsOnly(202);
        assertThat(acknowledged).noneMatch(Answered::replayed);
        assertThat(count(SENT)).isEqualTo(MESSAGES + ACKNOWLEDGED);
        Connections.awaitQuiet(pool);
    }

    private static Map<String, Object> withoutAddress() {
        var contact = Notification.contact(unique("customer"));
        contact.remove("email");
        return contact;
    }

    private Map<String, Object> message(int number) {
        return pointsEarned(members[number % MEMBERS], 5, unique("storm"));
    }

    private static Storm.Call call(String token, Map<String, Object> message) {
        return new Storm.Call(
                "POST",
                "/v1/messages",
                List.of("Authorization: Bearer " + token),
                JsonMapper.shared().writeValueAsString(message));
    }

    /** As a caller does: the same again where the service is busy with what the storm left. */
    private Answered insist(Map<String, Object> message) {
        return Stream.generate(() -> notification.post(message))
                .limit(20)
                .filter(answer -> answer.status() != 503)
                .findFirst()
                .orElseThrow();
    }

    private long count(String sql) {
        return database.sql(sql)
                .bind("members", members)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
