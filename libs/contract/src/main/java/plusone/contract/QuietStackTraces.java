package plusone.contract;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * How faults are written into structured logs: without what was suppressed, where the framework
 * notes the path and the query of the request, which have ids and codes in them. Named in {@code
 * logging.structured.json.stacktrace.printer}.
 */
public final class QuietStackTraces implements StackTracePrinter {

    private static final int LONGEST = 8_000;

    private final StackTracePrinter printer =
            StandardStackTracePrinter.rootLast().withoutSuppressed().withMaximumLength(LONGEST);

    @Override
    public void printStackTrace(Throwable throwable, Appendable out) throws IOException {
        printer.printStackTrace(throwable, out);
    }
}
