package plusone.transactions;

import io.netty.buffer.ByteBuf;

/** The end of what a server has said so far, in whatever pieces it came. */
final class LastBytes {

    private static final byte[] READY_FOR_QUERY = {'Z', 0, 0, 0, 5};

    /** With the byte behind it, which tells of the transaction. */
    private final byte[] last = new byte[READY_FOR_QUERY.length + 1];

    /** Takes note of what comes; reads nothing away from whoever comes after. */
    void add(ByteBuf more) {
        var count = Math.min(more.readableBytes(), last.length);
        System.arraycopy(last, count, last, 0, last.length - count);
        more.getBytes(more.writerIndex() - count, last, last.length - count, count);
    }

    boolean areReadyForQuery() {
        for (var index = 0; index < READY_FOR_QUERY.length; index++)
            if (last[index] != READY_FOR_QUERY[index]) return false;
        return true;
    }
}
