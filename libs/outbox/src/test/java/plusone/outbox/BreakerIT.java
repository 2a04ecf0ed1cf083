package plusone.outbox;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A receiver that is down hears little of it, and everything when it is back. */
class BreakerIT extends RelayTest {

    private static final int LETTERS = 200;

    /** What goes out at once before the first failures are known, and two for each try. */
    private static final int FIRST_CALLS = 4 * 16;

    @Test
    void opensAndClosesWithTheReceiver() {
        office.receiver.stubFor(post(anyUrl()).willReturn(serviceUnavailable()));
        startRelay(QUICK);

        add(IntStream.range(0, LETTERS).mapToObj(it -> "a" + it + "/1").toArray(String[]::new));

        await().untilAsserted(() -> assertThat(office.received().size()).isGreaterThan(16));
        awaitManyLooks();
        assertThat(office.received()).hasSizeLessThan(FIRST_CALLS + 16);
        await().untilAsserted(
                        () ->
                                assertThat(office.ask("select sum(tries) from outbox"))
                                        .as("a call that was not made is no try")
                                        .isEqualTo(office.received().size()));

        office.receiver.stubFor(post(anyUrl()).willReturn(noContent()));
        awaitDelivered();
        assertThat(office.received())
                .containsAll(IntStream.range(0, LETTERS).mapToObj(it -> "a" + it + "/1").toList());
        assertThat(office.count("true")).isZero();
    }

    /** Long enough for twenty looks into the table: by then the open breaker has put rows back. */
    private static void awaitManyLooks() {
        var rounds = "due_at > created_at + interval '1 second' and tries = 0";
        await().untilAsserted(() -> assertThat(office.count(rounds)).isGreaterThan(10));
    }
}
