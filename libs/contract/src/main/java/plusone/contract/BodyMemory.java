package plusone.contract;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/**
 * The memory that bodies may take together while they come in and until they are answered. A
 * quarter of it is for small ones: large bodies that come slowly leave it to the calls of every
 * day.
 */
final class BodyMemory {

    private static final long SMALL = DataSize.ofKilobytes(64).toBytes();

    /**
     * What a part of a body takes beside its bytes, so that many tiny parts are not for nothing.
     */
    private static final int OF_A_PART = 256;

    private final AtomicLong taken = new AtomicLong();
    private final long limit;

    BodyMemory(DataSize limit) {
        this.limit = limit.toBytes();
    }

    /** Bytes that are taken now. */
    long taken() {
        return taken.get();
    }

    Share share() {
        return new Share();
    }

    private boolean take(long bytes, long room) {
        while (true) {
            var before = taken.get();
            if (before + bytes > room) return false;
            if (taken.compareAndSet(before, before + bytes)) return true;
        }
    }

    /** What one request has taken. */
    final class Share {

        private long held;
        private boolean isOver;

        /** Takes room for a part that has come in; false where there is none. */
        synchronized boolean take(int bytes) {
            if (isOver) return false;
            var more = (long) bytes + OF_A_PART;
            var room = held + more <= SMALL ? limit : limit - limit / 4;
            if (!BodyMemory.this.take(more, room)) return false;
            held += more;
            return true;
        }

        /** Gives all of it back; nothing is taken any more. */
        synchronized void end() {
            isOver = true;
            taken.addAndGet(-held);
            held = 0;
        }
    }
}
