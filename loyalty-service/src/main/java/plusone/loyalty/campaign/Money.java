package plusone.loyalty.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount whole minor units of the currency, for example cents; 0 to 100,000,000,000
 * @param currency by its code of three letters (ISO 4217)
 */
public record Money(
        @NotNull @Min(0) @Max(100_000_000_000L) Long amount, @NotNull Currency currency) {

    /** For people: {@code 49.90 EUR}. */
    public String inWords() {
        return BigDecimal.valueOf(amount, Math.max(0, currency.getDefaultFractionDigits()))
                        .toPlainString()
                + " "
                + currency.getCurrencyCode();
    }
}
