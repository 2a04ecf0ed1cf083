package plusone.loyalty.ledger;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ledger.
 *
 * @param zone the installation's zone, in which points expire at the end of a day
 * @param expireAfter how long points last before the month in which they end; they expire at the
 *     end of that month
 * @param reversalPolicy how far an earning may be taken back whose points are no longer all there
 * @param holdTtl how long a hold lasts that names no time of its own
 * @param remarkKey secret key of the digests that stand for a transaction's words in the chain; 16
 *     characters or more, kept for ever
 */
@ConfigurationProperties(prefix = "plusone.ledger", ignoreUnknownFields = false)
public record LedgerSettings(
        ZoneId zone,
        @DefaultValue("P12M") Period expireAfter,
        @DefaultValue("ALLOW_DEBT") ReversalPolicy reversalPolicy,
        @DefaultValue("15m") Duration holdTtl,
        String remarkKey) {

    public LedgerSettings {
        if (remarkKey.length() < 16)
            throw new IllegalArgumentException(
                    "plusone.ledger.remark-key must have 16 characters or more");
    }
}
