package plusone.loyalty.ledger;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Expiry expiry(LedgerSettings settings) {
        return new Expiry(settings.zone(), settings.expireAfter());
    }

    @Bean
    RemarkDigests remarkDigests(LedgerSettings settings) {
        return new RemarkDigests(settings.remarkKey());
    }

    @Bean
    Decisions decisions(
            Expiry expiry, LedgerSettings settings, RemarkDigests digests, Supplier<UUID> ids) {
        return decisions(expiry, settings.reversalPolicy(), digests, ids);
    }

    static Decisions decisions(
            Expiry expiry, ReversalPolicy policy, RemarkDigests digests, Supplier<UUID> ids) {
        var posting = new Posting(digests, ids);
        var planning = new Planning(expiry, new ReversalPlanning(policy), new HoldPlanning(ids));
        return new Decisions(planning, posting, new Settling(expiry, posting));
    }
}
