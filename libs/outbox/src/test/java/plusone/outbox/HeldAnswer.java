package plusone.outbox;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Takes the letter, and says so when the test lets it. */
final class HeldAnswer implements Answer {

    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void give(Socket caller) throws IOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        TAKEN.give(caller);
    }

    void release() {
        released.countDown();
    }
}
