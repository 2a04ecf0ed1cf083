package plusone.suite.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * An HTTP/1.1 answer as it comes in, piece by piece, as much of it as a load generator must know:
 * the status, and where it ends (RFC 9112: by its length or by its last chunk).
 */
final class HttpAnswer {

    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(US_ASCII);
    private static final byte[] CHUNKED = "\r\ntransfer-encoding: chunked".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int UNKNOWN = -1;

    private final ByteBuffer bytes;
    private int body = UNKNOWN;
    private int length = UNKNOWN;

    /** An answer of so many bytes at most. */
    HttpAnswer(int capacity) {
        bytes = ByteBuffer.allocate(capacity);
    }

    /** Where what comes in is to be put. */
    ByteBuffer room() {
        if (!bytes.hasRemaining())
            throw new IllegalStateException(
                    "an answer of more than " + bytes.capacity() + " bytes");
        return bytes;
    }

    /** Whether all of it has come. */
    boolean isComplete() {
        if (body == UNKNOWN && !readHead()) return false;
        return length == UNKNOWN ? ends(LAST_CHUNK) : bytes.position() >= body + length;
    }

    int status() {
        int status = 0;
        for (int at = STATUS_AT; at < STATUS_AT + 3; at++) status = 10 * status + digit(at);
        return status;
    }

    /** Ready for the next one. */
    void clear() {
        bytes.clear();
        body = UNKNOWN;
        length = UNKNOWN;
    }

    private boolean readHead() {
        var end = find(END_OF_HEAD, bytes.position());
        if (end == UNKNOWN) return false;
        body = end + END_OF_HEAD.length;
        var field = find(LENGTH, body);
        if (field != UNKNOWN) length = number(field + LENGTH.length);
        else if (find(CHUNKED, body) == UNKNOWN) length = 0;
        return true;
    }

    private int number(int from) {
        int at = from;
        while (bytes.get(at) == ' ') at++;
        int number = 0;
        for (; bytes.get(at) != '\r'; at++) number = 10 * number + digit(at);
        return number;
    }

    private int digit(int at) {
        var digit = bytes.get(at) - '0';
        if (digit < 0 || digit > 9) throw new IllegalStateException("not an HTTP answer");
        return digit;
    }

    private boolean ends(byte[] words) {
        var at = bytes.position() - words.length;
        return at >= body && matches(words, at);
    }

    /** Where these words, written in lower case, begin before {@code end}, in either case. */
    private int find(byte[] words, int end) {
        for (int at = 0; at <= end - words.length; at++) if (matches(words, at)) return at;
        return UNKNOWN;
    }

    private boolean matches(byte[] words, int at) {
        for (int i = 0; i < words.length; i++)
            if (lowerCase(bytes.get(at + i)) != words[i]) return false;
        return true;
    }

    private static int lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
}
