package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTests {

    private final Expiry expiry = new Expiry(ZoneId.of("Europe/Berlin"), Period.ofMonths(12));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2027-11-30",
        "2026-11-30T22:59:59Z, 2027-11-30", // still November in Berlin
        "2026-11-30T23:00:00Z, 2027-12-31", // December there
        "2027-02-28T12:00:00Z, 2028-02-29",
    })
    void pointsLastAYearAndToTheEndOfThatMonthInTheInstallationsZone(
            Instant recordedAt, LocalDate lastDay) {
        assertThat(expiry.of(recordedAt)).isEqualTo(lastDay);
    }

    @Test
    void aLotRipensFirstAndExpiresWhenItsLastDayIsOver() {
        var day = LocalDate.of(2027, 11, 30);
        var ripe = Instant.parse("2027-06-01T12:00:00Z");

        assertThat(expiry.dueAt(new Lot.Key(day, ripe))).isEqualTo(ripe);
        assertThat(expiry.dueAt(Lot.Key.available(day))).isEqualTo("2027-11-30T23:00:00Z");
        assertThat(expiry.dueAt(Lot.Key.available(Lot.NEVER))).isNull();
    }
}
