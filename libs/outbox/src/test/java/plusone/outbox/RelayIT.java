package plusone.outbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelayIT extends RelayTest {

    private static final String STILL_UNDER_WAY =
            """
            {"type":"/problems/idempotency-in-progress"}""";

    @Test
    void deliversWhatItFindsWhenItStarts() {
        add("ada/welcome");

        startRelay(WOKEN);

        awaitDelivered();
        assertThat(office.received()).containsExactly("ada/welcome");
    }

    @Test
    void keepsTheOrderOfAnAggregateWhereItsFirstFailsTwice() {
        answersInTurn("ada/1", serviceUnavailable(), serviceUnavailable());
        startRelay(QUICK);

        add("ada/1", "ada/2", "ben/1", "ben/2", "ben/3", "cho/1");

        awaitDelivered();
        assertThat(office.received())
                .filteredOn(letter -> letter.startsWith("ada"))
                .containsExactly("ada/1", "ada/1", "ada/1", "ada/2");
        assertThat(office.received())
                .filteredOn(letter -> letter.startsWith("ben"))
                .containsExactly("ben/1", "ben/2", "ben/3");
    }

    @Test
    void goesOnWithTheOthersWhileAnAggregateWaits() {
        office.receiver.stubFor(to("ada/1").willReturn(serviceUnavailable()));
        startRelay(QUICK);

        add("ada/1", "ada/2", "ben/1", "cho/1", "dan/1", "eve/1", "fay/1");

        await().untilAsserted(
                        () ->
                                assertThat(office.received())
                                        .contains("ben/1", "cho/1", "dan/1", "eve/1", "fay/1"));
        await().untilAsserted(() -> assertThat(office.count("true")).isEqualTo(2));
        assertThat(office.received()).doesNotContain("ada/2");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void triesAgainWhereTheAnswerIsBroken(Fault fault) {
        answersInTurn("ada/1", aResponse().withFault(fault));
        startRelay(QUICK);

        add("ada/1");

        awaitDelivered();
        assertThat(office.received()).endsWith("ada/1").hasSizeBetween(1, 2);
        assertThat(office.count("true")).isZero();
    }

    @Test
    void triesAgainWhereTheAnswerOutlivesTheTimeLimit() {
        answersInTurn("ada/1", noContent().withFixedDelay((int) TIME_LIMIT.toMillis() * 3));
        startRelay(QUICK);

        add("ada/1");

        awaitDelivered();
        assertThat(office.received()).containsExactly("ada/1", "ada/1");
    }

    @Test
    void triesAgainWhereARepetitionHelps() {
        answersInTurn("ada/1", unauthorized(), status(409).withBody(STILL_UNDER_WAY), status(429));
        startRelay(settings(QUICK.poll(), 1));

        add("ada/1");

        awaitDelivered();
        assertThat(office.count("true")).isZero();
        assertThat(office.received()).hasSize(4);
    }

    @Test
    void buriesWhatIsRefusedForGoodAndGoesOnWithTheNext() {
        office.receiver.stubFor(to("ada/1").willReturn(status(422).withBody("no such member")));
        startRelay(WOKEN);

        add("ada/1", "ada/2");

        await().untilAsserted(
                        () -> assertThat(office.received()).containsExactly("ada/1", "ada/2"));
        awaitDelivered();
        assertThat(office.count("dead_at is not null and tries = 1")).isEqualTo(1);
        assertThat(office.text("select reason from outbox"))
                .contains("422")
                .endsWith("no such member");
    }

    @Test
    void buriesWhateverTheRefusalSays() {
        office.receiver.stubFor(
                to("ada/1")
                        .willReturn(status(400).withBody(new byte[] {'n', 'o', 0, (byte) 0xff})));
        startRelay(WOKEN);

        add("ada/1");

        awaitDelivered();
        assertThat(office.count("dead_at is not null")).isEqualTo(1);
    }

    @Test
    void givesUpAfterItsTriesAndItsTimeOnly() {
        office.receiver.stubFor(to("ada/1").willReturn(serviceUnavailable()));
        add("ada/1", "ben/1");
        office.execute(
                "update outbox set created_at = now() - interval '2 days', tries = 1 where aggregate = 'ada'");
        startRelay(QUICK);

        awaitDelivered();

        assertThat(office.count("aggregate = 'ada' and tries = 3 and dead_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void keepsTryingWhereItsTimeHasNotPassed() {
        office.receiver.stubFor(to("ada/1").willReturn(serviceUnavailable()));
        startRelay(QUICK);

        add("ada/1");

        await().untilAsserted(
                        () ->
                                assertThat(office.count("tries > 3 and dead_at is null"))
                                        .isEqualTo(1));
    }

    @Test
    void doesNotGiveUpItsOtherCallsWhereOneCannotBeMarked() {
        office.execute(
                """
                create or replace function refuse() returns trigger language plpgsql as 'begin raise exception ''stuck''; end';
                create trigger stuck before delete on outbox for each row when (old.aggregate = 'ada') execute function refuse()""");
        office.receiver.stubFor(to("ben/1").willReturn(noContent().withFixedDelay(300)));
        startRelay(WOKEN);

        add("ada/1", "ben/1");

        await().untilAsserted(() -> assertThat(office.count("aggregate = 'ben'")).isZero());
    }

    @Test
    void sharesATableWithAnotherRelay() {
        var letters = IntStream.range(0, 300).mapToObj(number -> "a" + number % 30 + "/" + number);
        startRelay(QUICK);
        startRelay(QUICK);

        add(letters.toArray(String[]::new));

        awaitDelivered();
        assertThat(office.received()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void drainsABacklogInOrder() {
        var aggregates = IntStream.range(0, 20).mapToObj(number -> "a" + number).toList();
        add(
                IntStream.range(0, 50)
                        .boxed()
                        .flatMap(number -> aggregates.stream().map(it -> it + "/" + number))
                        .toArray(String[]::new));
        startRelay(WOKEN);

        awaitDelivered();

        assertThat(office.received()).hasSize(1_000);
        for (var aggregate : aggregates) {
            assertThat(lettersOf(aggregate))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(it -> aggregate + "/" + it).toList());
        }
    }

    private static Stream<String> lettersOf(String aggregate) {
        return office.received().stream().filter(letter -> letter.startsWith(aggregate + "/"));
    }
}
