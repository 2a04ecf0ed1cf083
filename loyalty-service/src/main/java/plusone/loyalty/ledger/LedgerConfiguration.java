package plusone.loyalty.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Expiry expiry(LedgerSettings settings) {
        return new Expiry(settings.zone(), settings.expireAfter());
    }

    @Bean
    Decisions decisions(Expiry expiry, LedgerSettings settings) {
        return new Decisions(new Planning(expiry), new RemarkDigests(settings.remarkKey()));
    }
}
