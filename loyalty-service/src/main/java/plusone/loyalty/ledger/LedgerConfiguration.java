package plusone.loyalty.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Decisions decisions(LedgerSettings settings) {
        var expiry = new Expiry(settings.zone(), settings.expireAfter());
        return new Decisions(new Planning(expiry), new RemarkDigests(settings.remarkKey()));
    }
}
