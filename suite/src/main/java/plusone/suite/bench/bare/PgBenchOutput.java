package plusone.suite.bench.bare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plusone.suite.part.Refusal;

/**
 * What {@code pgbench} prints at its end.
 *
 * @param perSecond transactions a second, without the time it took to connect
 */
record PgBenchOutput(double perSecond) {

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) ");
    private static final Pattern FAILED =
            Pattern.compile("(?m)^number of failed transactions: ([0-9]+) ");

    /** Reads it; refuses a run of which transactions failed. */
    static PgBenchOutput of(String printed) {
        var failed = FAILED.matcher(printed);
        if (failed.find() && !failed.group(1).equals("0"))
            throw new Refusal("transactions of pgbench failed:\n" + printed);
        return new PgBenchOutput(Double.parseDouble(found(RATE.matcher(printed), printed)));
    }

    private static String found(Matcher matcher, String printed) {
        if (!matcher.find()) throw new Refusal("pgbench gave no figure:\n" + printed);
        return matcher.group(1);
    }
}
