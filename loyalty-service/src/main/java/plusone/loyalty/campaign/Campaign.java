package plusone.loyalty.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that awards points for events of one type.
 *
 * @param points per event, or per whole unit of the currency
 * @param currency the one whose units count; null where the effect is fixed
 */
public record Campaign(
        UUID id, String name, Effect effect, long points, @Nullable Currency currency) {

    /** What a campaign gives. */
    public enum Effect {
        /** The same for each event. */
        FIXED,
        /** For each whole unit of the event's currency, rounded down. */
        PER_UNIT
    }

    /**
     * Points for an event, 0 where it earns nothing here.
     *
     * @param amount what the event was worth; null where it had no price
     */
    public long pointsFor(@Nullable Money amount) {
        return switch (effect) {
            case FIXED -> points;
            case PER_UNIT ->
                    amount == null || !amount.currency().equals(currency)
                            ? 0
                            : Math.multiplyExact(wholeUnits(amount), points);
        };
    }

    private static long wholeUnits(Money money) {
        return BigDecimal.valueOf(
                        money.amount(), Math.max(0, money.currency().getDefaultFractionDigits()))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }
}
