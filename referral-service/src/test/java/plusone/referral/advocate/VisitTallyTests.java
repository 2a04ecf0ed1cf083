package plusone.referral.advocate;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.atOnce;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitTallyTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    private final VisitTally tally = new VisitTally(100);

    @Test
    void countsEachVisitOnceWhileOthersAreTakenAndPutBack() {
        var link = link(7);

        var taken =
                atOnce(
                        400,
                        number -> {
                            if (number % 4 != 0) return tally.count(link) ? 0L : -1_000_000L;
                            var some = tally.take(tally.links());
                            if (number % 8 == 0) tally.putBack(some);
                            return number % 8 == 0 ? 0L : some.getOrDefault(link, 0L);
                        });

        var rest = tally.take(tally.links()).getOrDefault(link, 0L);
        assertThat(taken.stream().mapToLong(it -> it).sum() + rest).isEqualTo(300);
    }

    @Test
    void doesNotGrowWithTheNumberOfLinks() {
        var counted = IntStream.range(0, 1_000_000).filter(it -> tally.count(link(it))).count();

        assertThat(counted).isEqualTo(100);
        assertThat(tally.links()).hasSize(100);
        assertThat(tally.count(link(5))).isTrue();
        assertThat(tally.take(tally.links())).hasSize(100).containsEntry(link(5), 2L);
        assertThat(tally.count(link(1_000_000))).isTrue();
    }

    @Test
    void tellsTheDaysOfALinkApart() {
        var tomorrow = new LinkDay(link(1).advocateId(), TODAY.plusDays(1));
        tally.count(link(1));
        tally.count(tomorrow);

        assertThat(tally.take(tally.links())).isEqualTo(Map.of(link(1), 1L, tomorrow, 1L));
        assertThat(tally.links()).isEmpty();
    }

    private static LinkDay link(int number) {
        return new LinkDay(new UUID(7, number), TODAY);
    }
}
