package plusone.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** When points expire: calendar arithmetic in the installation's zone. */
record Expiry(ZoneId zone, Period expireAfter) {

    /** The calendar day of a moment. */
    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The last day on which points can be spent that become available at this moment. */
    LocalDate of(Instant availableAt) {
        var day = day(availableAt).plus(expireAfter).with(TemporalAdjusters.lastDayOfMonth());
        return day.isAfter(Lot.NEVER) ? Lot.NEVER : day;
    }

    /** The moment at which points of this date expire: the end of their last day. */
    Instant endOf(LocalDate expiresOn) {
        return expiresOn.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * When time alone changes a lot: it ripens, or else it expires. Null where it stays for ever.
     */
    @Nullable Instant dueAt(Lot.Key lot) {
        if (lot.isPending()) return lot.availableAt();
        return lot.expiresOn().equals(Lot.NEVER) ? null : endOf(lot.expiresOn());
    }
}
