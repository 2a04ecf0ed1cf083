package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one relay does with the rows it finds, and with the answers it gets. */
class RelayIT extends RelayTest {

    private static final Answer UNAVAILABLE = Answer.status(503);

    private static final Answer STILL_UNDER_WAY =
            Answer.status(
                    409,
                    """
                    {"type":"/problems/idempotency-in-progress"}""");

    @Test
    void deliversWhatItFindsWhenItStarts() {
        var branch = branch(WOKEN);
        branch.add(List.of("ada/welcome"));

        branch.start();

        awaitDelivered();
        assertThat(office.taken()).containsExactly("ada/welcome");
    }

    @Test
    void keepsTheOrderOfAnAggregateWhereItsFirstFailsTwice() {
        office.letterBox.answerInTurn("ada/1", UNAVAILABLE, UNAVAILABLE);

        startBranch(QUICK).add(List.of("ada/1", "ada/2", "ben/1", "ben/2", "ben/3", "cho/1"));

        awaitDelivered();
        assertThat(office.brought())
                .filteredOn(letter -> letter.startsWith("ada"))
                .containsExactly("ada/1", "ada/1", "ada/1", "ada/2");
        assertThat(office.brought())
                .filteredOn(letter -> letter.startsWith("ben"))
                .containsExactly("ben/1", "ben/2", "ben/3");
    }

    @Test
    void goesOnWithTheOthersWhileAnAggregateWaits() {
        var slow = new HeldAnswer();
        office.letterBox.answerInTurn("ada/1", slow);

        startBranch(QUICK).add(List.of("ada/1", "ada/2", "ben/1", "ben/2", "cho/1"));

        eventually()
                .untilAsserted(
                        () -> assertThat(office.count("aggregate in ('ben', 'cho')")).isZero());
        assertThat(office.count("aggregate = 'ada'")).isEqualTo(2);
        assertThat(office.brought()).doesNotContain("ada/2");
        slow.release();
        awaitDelivered();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 425, 429})
    void triesAgainWhereARepetitionHelps(int status) {
        office.letterBox.answerInTurn("ada/1", Answer.status(status), STILL_UNDER_WAY);

        startBranch(settings(QUICK.poll(), 1)).add(List.of("ada/1"));

        awaitDelivered();
        assertThat(office.brought()).containsExactly("ada/1", "ada/1", "ada/1");
        assertThat(office.count("true")).isZero();
    }

    @Test
    void buriesWhatIsRefusedForGoodAndGoesOnWithTheNext() {
        office.letterBox.answerInTurn("ada/1", Answer.status(422, "no such member"));

        startBranch(WOKEN).add(List.of("ada/1", "ada/2"));

        awaitDelivered();
        assertThat(office.brought()).containsExactly("ada/1", "ada/2");
        assertThat(office.count("dead_at is not null and tries = 1")).isEqualTo(1);
        assertThat(office.text("select reason from outbox"))
                .isEqualTo("422 UNPROCESSABLE_CONTENT no such member");
    }

    @Test
    void buriesWhateverTheRefusalSays() {
        office.letterBox.answerInTurn("ada/1", Answer.status(400, "n\0o\ufffd"));

        startBranch(WOKEN).add(List.of("ada/1"));

        awaitDelivered();
        assertThat(office.count("dead_at is not null")).isEqualTo(1);
    }

    @Test
    void givesUpAfterItsTriesAndItsTimeOnly() {
        office.letterBox.answerInTurn("ada/1", UNAVAILABLE);
        office.letterBox.answerInTurn("ben/1", UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE);
        var branch = branch(QUICK);
        branch.add(List.of("ada/1", "ben/1"));
        office.execute(
                "update outbox set created_at = now() - interval '2 days', tries = 2 where aggregate = 'ada'");

        branch.start();

        awaitDelivered();
        assertThat(office.count("aggregate = 'ada' and tries = 3 and dead_at is not null"))
                .isEqualTo(1);
        assertThat(office.taken()).containsExactly("ben/1");
    }

    @Test
    void doesNotGiveUpItsOtherCallsWhereOneCannotBeMarked() {
        office.execute(
                """
                create or replace function refuse() returns trigger language plpgsql as 'begin raise exception ''stuck''; end';
                create trigger stuck before delete on outbox for each row when (old.aggregate = 'ada') execute function refuse()""");
        var slow = new HeldAnswer();
        office.letterBox.answerInTurn("ben/1", slow);

        startBranch(WOKEN).add(List.of("ada/1", "ben/1"));

        eventually().untilAsserted(() -> assertThat(office.brought()).contains("ada/1", "ben/1"));
        slow.release();
        eventually().untilAsserted(() -> assertThat(office.count("aggregate = 'ben'")).isZero());
    }

    @Test
    void finishesAndMarksWhatIsUnderWayWhenItIsStopped() {
        var slow = new HeldAnswer();
        office.letterBox.answerInTurn("ada/1", slow);
        var branch = startBranch(QUICK);
        branch.add(List.of("ada/1", "ada/2"));
        eventually().untilAsserted(() -> assertThat(office.brought()).contains("ada/1"));

        var stopped = branch.stop();

        assertThat(stopped).isNotDone();
        slow.release();
        eventually().until(stopped::isDone);
        assertThat(office.brought()).containsExactly("ada/1");
        assertThat(office.count("kind = '2' and lease_token is null")).isEqualTo(1);
        assertThat(office.count("true")).isEqualTo(1);
    }

    @Test
    void runsAgainAfterAStop() {
        var branch = startBranch(QUICK);
        branch.stop().join();
        branch.add(List.of("ada/1"));

        branch.start();

        awaitDelivered();
    }
}
