package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTests {

    private static final UUID MEMBER = new UUID(1, 1);

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
    void aLotExpiresWhenItsLastDayIsOver() {
        var lots =
                List.of(
                        lot("2027-12-31", 5),
                        lot("2027-11-30", 5),
                        lot("2026-12-31", 0),
                        lot("9999-12-31", 5));

        assertThat(expiry.first(lots)).isEqualTo("2027-11-30T23:00:00Z");
        assertThat(expiry.first(List.of(lot("9999-12-31", 5)))).isNull();
    }

    private static Lot lot(String expiresOn, long points) {
        return new Lot(MEMBER, LocalDate.parse(expiresOn), Lot.AT_ONCE, points);
    }
}
