package plusone.loyalty.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.loyalty.Loyalty.atOnce;
import static plusone.loyalty.Loyalty.unique;
import static plusone.loyalty.fault.DatabaseProxy.Cut.AFTER_COMMIT;
import static plusone.loyalty.fault.DatabaseProxy.Cut.BEFORE_COMMIT;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.loyalty.LedgerTest;
import plusone.loyalty.Loyalty;
import plusone.loyalty.Loyalty.Answered;
import plusone.loyalty.LoyaltyProcess;
import plusone.loyalty.LoyaltyProcesses;
import plusone.postgres.EmbeddedDatabase;

/** The connection to the database is cut at a commit, before it or before its answer. */
@LedgerTest
class CutOffIT {

    private static final int AT_ONCE = 64;

    private static DatabaseProxy proxy;
    private static LoyaltyProcess process;

    @Autowired private Loyalty loyalty;
    @Autowired private EmbeddedDatabase database;

    @BeforeAll
    static void start(@Autowired EmbeddedDatabase database, @Autowired LoyaltyProcesses processes)
            throws IOException {
        proxy = DatabaseProxy.to(database);
        process =
                processes.start(
                        Map.of(
                                "spring.r2dbc.url",
                                proxy.r2dbcUrl(),
                                "plusone.contract.time-limit",
                                "20s"));
    }

    @AfterAll
    static void end() throws IOException {
        process.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCallerSeesNothingOfACommitThatIsCutOnce(DatabaseProxy.Cut where) {
        var earn = Earn.of(loyalty.member(), unique("cut"));

        proxy.cut(where, 1, earn.key());
        var answer = earn.sendTo(process.loyalty());

        assertThat(proxy.made()).isOne();
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(loyalty.available(earn.member())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AFTER_COMMIT, 1, 64",
        "AFTER_COMMIT, 3, 64",
        "AFTER_COMMIT, 3, 1",
        "BEFORE_COMMIT, 1, 64",
        "BEFORE_COMMIT, 3, 64",
        "BEFORE_COMMIT, 3, 1"
    })
    void whatIsSentAtOnceIsDoneOnceHoweverOftenACommitIsCut(
            DatabaseProxy.Cut where, int times, int memberCount) throws Exception {
        var members = atOnce(memberCount, _ -> loyalty.member());
        var prefix = unique("cut");
        var earns = Earn.many(AT_ONCE, prefix, members);

        proxy.cut(where, times, prefix);
        var answers = atOnce(AT_ONCE, number -> earns.get(number).insistAt(process.loyalty()));

        assertThat(proxy.made()).isBetween(1, times);
        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(Keys.results(database, prefix)).hasSize(AT_ONCE);
        if (where == AFTER_COMMIT)
            assertThat(answers).as("what was lost was found").anyMatch(Answered::replayed);
        assertAllAreThereOnce(earns, answers);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentAtOnceIsDoneOnceThoughTheDatabaseFallsSilentAtTheCommit(DatabaseProxy.Cut where)
            throws Exception {
        var members = atOnce(AT_ONCE, _ -> loyalty.member());
        var prefix = unique("silent");
        var earns = Earn.many(AT_ONCE, prefix, members);

        proxy.fallSilent(where, 1, prefix);
        var answers = atOnce(AT_ONCE, number -> earns.get(number).insistAt(process.loyalty()));

        assertThat(proxy.made()).isOne();
        assertThat(answers).extracting(Answered::status).containsOnly(201);
        assertThat(Keys.results(database, prefix)).hasSize(AT_ONCE);
        assertAllAreThereOnce(earns, answers);
    }

    @Test
    void whatNeverComesToACommitIsRefusedForNowAndDoneOnTheResend() throws Exception {
        var members = List.of(loyalty.member());
        var prefix = unique("cut");
        var earns = Earn.many(AT_ONCE, prefix, members);

        proxy.cut(BEFORE_COMMIT, Integer.MAX_VALUE, prefix);
        var answers = atOnce(AT_ONCE, number -> earns.get(number).sendTo(process.loyalty()));
        proxy.cut(BEFORE_COMMIT, 0, prefix);

        assertThat(answers).extracting(Answered::status).containsOnly(503);
        assertThat(answers).allMatch(answer -> answer.headers().containsHeader("Retry-After"));
        assertThat(Keys.results(database, prefix)).isEmpty();
        var resent = atOnce(AT_ONCE, number -> earns.get(number).insistAt(process.loyalty()));
        assertThat(resent).extracting(Answered::replayed).containsOnly(false);
        assertAllAreThereOnce(earns, resent);
    }

    /** As answered, a resend included. */
    private void assertAllAreThereOnce(List<Earn> earns, List<Answered> answers) {
        var resent = atOnce(earns.size(), number -> earns.get(number).insistAt(process.loyalty()));

        assertThat(resent).extracting(Answered::status).containsOnly(201);
        assertThat(resent).extracting(Answered::replayed).containsOnly(true);
        assertThat(resent).extracting(Answered::body).isEqualTo(bodies(answers));
        var members = earns.stream().map(Earn::member).distinct().toList();
        assertThat(members).extracting(loyalty::available).containsOnly(earnedByEach(earns));
    }

    private static List<Object> bodies(List<Answered> answers) {
        return answers.stream().<Object>map(Answered::body).toList();
    }

    private static long earnedByEach(List<Earn> earns) {
        return earns.size() / earns.stream().map(Earn::member).distinct().count();
    }
}
