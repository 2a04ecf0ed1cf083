package plusone.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Times and dates as callers write them (RFC 3339), in years 1 to 9999. A moment is cut to
 * microseconds, which is what the database keeps: what is hashed and answered is what is stored.
 */
final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    static Instant instant(String text) {
        var moment = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        if (moment.isBefore(FIRST) || !moment.isBefore(AFTER_LAST)) throw outOfRange();
        return moment;
    }

    static LocalDate date(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > 9999) throw outOfRange();
        return day;
    }

    private static DateTimeException outOfRange() {
        return new DateTimeException("outside the years 1 to 9999");
    }
}
