package plusone.batches;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import plusone.contract.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cuts one body into lines as it comes. It holds what has come of one line, and no more of that
 * than a line may have; the last line needs no end. Where the batch ends early, the rest of the
 * body is read and thrown away: a caller who is still sending would not see why.
 */
final class LineCutter {

    /** Bytes of a line. */
    static final int LONGEST = 64 * 1024;

    /** Lines of a batch. */
    static final int MOST = 100_000;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean isTooLong;
    private boolean isOver;
    private long number = 1;

    private LineCutter() {}

    /**
     * The lines of a body. Where it is too large, or takes longer than this, the last one names the
     * first line that was not taken and is refused for that; without any line it fails.
     */
    static Flux<Line> lines(Flux<DataBuffer> body, Duration limit) {
        return Flux.defer(() -> new LineCutter().cut(body, limit));
    }

    private Flux<Line> cut(Flux<DataBuffer> body, Duration limit) {
        var pieces =
                body.map(buffer -> new Piece(cut(buffer), false))
                        .concatWith(Mono.fromSupplier(() -> new Piece(last(), true)))
                        .onErrorResume(ProblemException.class, why -> ended(why, true));
        var late = Mono.delay(limit).flatMap(_ -> ended(BatchProblems.takingTooLong(), false));
        return Flux.merge(1, pieces, late)
                .takeUntil(Piece::isLast)
                .concatMapIterable(Piece::lines, 1);
    }

    /** What has come at once. */
    private record Piece(List<Line> lines, boolean isLast) {}

    private synchronized List<Line> cut(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        var lines = new ArrayList<Line>();
        for (var start = 0; start < bytes.length && !isOver; ) {
            var end = end(bytes, start);
            if (number > MOST) {
                lines.add(over(BatchProblems.tooManyLines()));
                break;
            }
            grow(bytes, start, end);
            if (end < bytes.length) lines.add(line());
            start = end + 1;
        }
        return lines;
    }

    private static int end(byte[] bytes, int start) {
        var end = start;
        while (end < bytes.length && bytes[end] != '\n') end++;
        return end;
    }

    private void grow(byte[] bytes, int start, int end) {
        isTooLong |= begun.size() + end - start > LONGEST;
        if (isTooLong) begun.reset();
        else begun.write(bytes, start, end - start);
    }

    private Line line() {
        var line =
                isTooLong
                        ? Line.refused(number, BatchProblems.lineTooLong())
                        : Line.of(number, begun.toByteArray());
        begun.reset();
        isTooLong = false;
        number++;
        return line;
    }

    private synchronized List<Line> last() {
        return !isOver && (begun.size() > 0 || isTooLong) ? List.of(line()) : List.of();
    }

    /** Nothing was answered where there was no line: then it is the call that is refused. */
    private synchronized Mono<Piece> ended(ProblemException why, boolean isLast) {
        if (isOver) return Mono.just(new Piece(List.of(), isLast));
        return number == 1 ? Mono.error(why) : Mono.just(new Piece(List.of(over(why)), isLast));
    }

    private Line over(ProblemException why) {
        isOver = true;
        begun.reset();
        return Line.refused(number, why);
    }
}
