package plusone.batches;

import org.jspecify.annotations.Nullable;
import plusone.contract.ProblemException;

/** One line of a batch, numbered from 1. */
final class Line {

    private final long number;
    private final byte[] bytes;
    private final @Nullable ProblemException refused;

    private Line(long number, byte[] bytes, @Nullable ProblemException refused) {
        this.number = number;
        this.bytes = bytes;
        this.refused = refused;
    }

    static Line of(long number, byte[] bytes) {
        return new Line(number, bytes, null);
    }

    /** A line that is not looked at. */
    static Line refused(long number, ProblemException why) {
        return new Line(number, new byte[0], why);
    }

    long number() {
        return number;
    }

    /** What there is to read of it; nothing where it is refused. */
    byte[] readable() {
        return bytes;
    }

    /** Without its end; throws what it is refused for. */
    byte[] bytes() {
        if (refused != null) throw refused;
        return bytes;
    }
}
