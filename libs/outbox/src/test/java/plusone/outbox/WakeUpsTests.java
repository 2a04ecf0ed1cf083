package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WakeUpsTests {

    private final WakeUps wakeUps = new WakeUps();
    private final AtomicInteger woken = new AtomicInteger();

    @Test
    void wakeTheRelayOfTheirLinkOnly() {
        wakeUps.to("letters").subscribe(_ -> woken.incrementAndGet());

        wakeUps.wake("parcels");
        wakeUps.wake("letters");

        assertThat(woken).hasValue(1);
    }

    @Test
    void areForgottenWhereNobodyListens() {
        wakeUps.wake("letters");
        wakeUps.to("letters").subscribe(_ -> woken.incrementAndGet()).dispose();
        wakeUps.wake("letters");

        assertThat(woken).hasValue(0);
    }

    @Test
    void areNotLostWhereTwoComeAtOnce() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        wakeUps.to("letters")
                .subscribe(
                        _ -> {
                            woken.incrementAndGet();
                            entered.countDown();
                            awaitQuietly(goOn);
                        });
        Thread.ofVirtual().start(() -> wakeUps.wake("letters"));
        entered.await();

        wakeUps.wake("letters");
        goOn.countDown();

        await().untilAsserted(() -> assertThat(woken).hasValue(2));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
