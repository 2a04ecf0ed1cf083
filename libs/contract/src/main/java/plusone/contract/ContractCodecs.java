package plusone.contract;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read and lists are written; calls to others stay lenient. */
@Order(10)
final class ContractCodecs implements WebFluxConfigurer {

    private final JsonMapper json;
    private final DataSize bodyLimit;
    private final AnswerForm answerForm;

    ContractCodecs(JsonMapper json, DataSize bodyLimit, AnswerForm answerForm) {
        this.json = json;
        this.answerForm = answerForm;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonDecoder(new StrictJson(json));
        codecs.defaultCodecs().maxInMemorySize(Math.toIntExact(bodyLimit.toBytes()));
        codecs.customCodecs().register(new PageWriter(json));
    }

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.resolver(answerForm);
    }

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, Instant.class, Times::instant);
        formatters.addConverter(String.class, LocalDate.class, Times::date);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new PagingResolver());
    }
}
