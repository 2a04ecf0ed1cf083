package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** When points expire: calendar arithmetic in the installation's zone. */
record Expiry(ZoneId zone, Period expireAfter) {

    /** The calendar day of a moment. */
    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The last day on which points recorded at this moment can be spent, by the default rule. */
    LocalDate of(Instant recordedAt) {
        return day(recordedAt).plus(expireAfter).with(TemporalAdjusters.lastDayOfMonth());
    }

    /**
     * The moment at which the first of these lots expires: the end of its last day. Null where none
     * ever does.
     */
    @Nullable Instant first(Collection<Lot> lots) {
        return lots.stream()
                .filter(lot -> lot.remaining() > 0)
                .map(Lot::expiresOn)
                .filter(day -> !day.equals(Lot.NEVER))
                .min(Comparator.naturalOrder())
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(null);
    }
}
