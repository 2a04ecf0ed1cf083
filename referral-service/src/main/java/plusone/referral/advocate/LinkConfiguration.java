package plusone.referral.advocate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.reactive.UrlHandlerFilter;

@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    /** A link is often pasted with a slash behind it. */
    @Bean
    UrlHandlerFilter linkWithASlash() {
        return UrlHandlerFilter.trailingSlashHandler("/r/**").mutateRequest().build();
    }
}
