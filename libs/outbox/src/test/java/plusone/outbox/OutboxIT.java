package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.NoTransactionException;
import plusone.transactions.Atomically;
import reactor.core.publisher.Mono;

/** As a service uses it; the relay looks only each minute, so what arrives has been woken for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.main.web-application-type=none",
            "spring.r2dbc.username=" + PostOffice.ROLE,
            "spring.r2dbc.password=" + PostOffice.ROLE,
            "plusone.outbox.poll=1m"
        })
class OutboxIT {

    private static final PostOffice OFFICE = new PostOffice();

    @Autowired private Outbox outbox;
    @Autowired private Atomically atomically;
    @Autowired private ObservationRegistry observations;
    @Autowired private MeterRegistry meters;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.r2dbc.url", OFFICE.database::r2dbcUrl);
        properties.add("receiver.url", OFFICE.letterBox::url);
    }

    @BeforeEach
    void clear() {
        OFFICE.clear();
    }

    @AfterAll
    static void close() {
        OFFICE.close();
    }

    @Test
    void deliversOnceAndAtOnceWhatIsCommitted() {
        add("ada", "welcome").as(atomically::commit).block();

        awaitEmpty();
        assertThat(OFFICE.taken()).containsExactly("ada/welcome");
        assertThat(OFFICE.letterBox.received().getFirst().body())
                .isEqualToIgnoringWhitespace("{\"points\":49}");
    }

    @Test
    void deliversManyOfOneTransactionInOrder() {
        add("ada", "1").then(add("ada", "2")).then(add("ada", "3")).as(atomically::commit).block();

        awaitEmpty();
        assertThat(OFFICE.taken()).containsExactly("ada/1", "ada/2", "ada/3");
    }

    @Test
    void sendsNothingBeforeTheCommitAndNothingThatIsRolledBack() {
        var refused = add("ada", "refused").then(Mono.error(new IllegalStateException("refused")));
        assertThatThrownBy(refused.as(atomically::commit)::block).hasMessage("refused");

        add("ben", "welcome").as(atomically::commit).block();

        awaitEmpty();
        assertThat(OFFICE.taken()).containsExactly("ben/welcome");
    }

    @Test
    void takesNothingOutsideATransaction() {
        assertThatThrownBy(add("ada", "welcome")::block).isInstanceOf(NoTransactionException.class);

        assertThat(OFFICE.count("true")).isZero();
    }

    @Test
    void keepsTheTraceOfTheRequest() {
        OFFICE.execute(
                """
                create table if not exists seen (trace text);
                create or replace function see() returns trigger language plpgsql security definer as
                    'begin insert into referral.seen values (new.trace); return null; end';
                create or replace trigger see after insert on outbox for each row execute function see()""");

        traced(add("ada", "welcome")).block();

        awaitEmpty();
        var kept = OFFICE.text("select trace from seen");
        assertThat(kept).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        var letter = OFFICE.letterBox.received().getFirst();
        assertThat(letter.headers().get("traceparent"))
                .startsWith(kept.substring(0, 36))
                .isNotEqualTo(kept);
    }

    @Test
    void namesTheTraceWhereItTellsOfAFailure() {
        var lines = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger(Relay.class);
        log.setLevel(Level.WARN);
        log.addAppender(lines);
        lines.start();
        OFFICE.letterBox.answerInTurn("ada/later", Answer.status(503));
        OFFICE.letterBox.answerInTurn("ben/never", Answer.status(422));

        traced(add("ada", "later").then(add("ben", "never"))).block();

        await().until(() -> OFFICE.count("tries = 1") == 2);
        log.detachAppender(lines);
        var trace = OFFICE.text("select min(substr(trace, 4, 32)) from outbox");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactlyInAnyOrder(Level.WARN, Level.ERROR);
        assertThat(lines.list)
                .flatExtracting(ILoggingEvent::getKeyValuePairs)
                .filteredOn(it -> it.key.equals("traceId"))
                .extracting(it -> it.value)
                .containsExactly(trace, trace);
    }

    @Test
    void bringsItsMetricsAlong() {
        assertThat(meters.get("plusone.outbox.lag").gauge().getId().getTag("link"))
                .isEqualTo(Letters.LINK);
        assertThat(
                        meters.get("resilience4j.circuitbreaker.state")
                                .tags("name", "outbox-" + Letters.LINK, "state", "closed")
                                .gauge()
                                .value())
                .isEqualTo(1);
    }

    private Mono<Void> add(String aggregate, String kind) {
        return outbox.add(new OutboxEntry(Letters.LINK, aggregate, kind, Map.of("points", 49)));
    }

    /** As a part of a request that is traced. */
    private Mono<Void> traced(Mono<Void> work) {
        var request = Observation.start("request", observations);
        return work.as(atomically::commit)
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, request))
                .doFinally(_ -> request.stop());
    }

    private static void awaitEmpty() {
        await().untilAsserted(
                        () -> {
                            assertThat(OFFICE.taken()).isNotEmpty();
                            assertThat(OFFICE.count("true")).isZero();
                        });
    }
}
