package plusone.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.context.ContextRegistry;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** One bean a rule of the contract. */
@AutoConfiguration(before = WebFluxAutoConfiguration.class)
@EnableConfigurationProperties({ContractSettings.class, PageSettings.class})
@Import(DescriptionController.class)
@PropertySource("classpath:plusone/contract/defaults.properties")
class ContractAutoConfiguration {

    @Bean
    RequestId requestId() {
        return new RequestId(ContractAutoConfiguration::randomId);
    }

    private static String randomId() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> noBareAnswers(JsonMapper json) {
        return behind(
                NettyPipeline.HttpCodec,
                () -> new BareAnswers(ContractAutoConfiguration::randomId, json));
    }

    @Bean
    OrderlyEnd orderlyEnd() {
        return new OrderlyEnd();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> lastAnswers(OrderlyEnd end) {
        return behind(NettyPipeline.HttpTrafficHandler, () -> new LastAnswer(end));
    }

    /** A handler of its own for each connection, behind one of the server's. */
    private static WebServerFactoryCustomizer<NettyReactiveWebServerFactory> behind(
            String other, Supplier<ChannelHandler> handler) {
        return onEach(pipeline -> pipeline.addAfter(other, null, handler.get()));
    }

    private static WebServerFactoryCustomizer<NettyReactiveWebServerFactory> before(
            String other, Supplier<ChannelHandler> handler) {
        return onEach(pipeline -> pipeline.addBefore(other, null, handler.get()));
    }

    private static WebServerFactoryCustomizer<NettyReactiveWebServerFactory> onEach(
            Consumer<ChannelPipeline> change) {
        return factory ->
                factory.addServerCustomizers(
                        server ->
                                server.doOnChannelInit(
                                        (_, channel, _) -> change.accept(channel.pipeline())));
    }

    @Bean
    RequestIdFilter requestIdFilter(RequestId requestId) {
        return new RequestIdFilter(requestId);
    }

    @Bean
    CrowdFilter crowdFilter(ContractSettings settings, ObjectProvider<OpenPaths> open) {
        return new CrowdFilter(
                settings.concurrentRequests(),
                settings.publicRequests(),
                open.getIfAvailable(OpenPaths::new));
    }

    @Bean
    SingleHeaders singleHeaders() {
        return new SingleHeaders();
    }

    /**
     * Settings are asked for with the first connection: the server comes before all other beans.
     */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionLimits(
            ObjectProvider<ContractSettings> settings) {
        var open = new AtomicInteger();
        return before(
                NettyPipeline.HttpTrafficHandler,
                () -> new ConnectionLimits(open, settings.getObject(), System::nanoTime));
    }

    @Bean
    BodyMemory bodyMemory(ContractSettings settings) {
        return new BodyMemory(settings.bodyMemory());
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(ContractSettings settings, BodyMemory memory) {
        return new BodyLimitFilter(settings.bodyLimits(), memory, settings.bodySilence());
    }

    @Bean
    PlainOptions plainOptions() {
        return new PlainOptions();
    }

    @Bean
    ReadableAccept readableAccept() {
        return new ReadableAccept();
    }

    @Bean
    PathLimits<Duration> timeLimits(ContractSettings settings) {
        return settings.timeLimits();
    }

    @Bean
    TimeLimitFilter timeLimitFilter(PathLimits<Duration> timeLimits) {
        return new TimeLimitFilter(timeLimits);
    }

    @Bean
    RequestLog requestLog(ContractSettings settings) {
        return new RequestLog(settings.slow());
    }

    @Bean
    Problems problems(ObjectProvider<ProblemTranslation> translations, RequestId requestId) {
        var all = Stream.concat(translations.orderedStream(), Stream.of(new StandardProblems()));
        return new Problems(all.toList(), requestId);
    }

    @Bean
    ProblemPage problemPage(PageSettings settings) {
        return new ProblemPage(settings);
    }

    @Bean
    ProblemHandler problemHandler(
            Problems problems, JsonMapper json, ContractSettings settings, ProblemPage page) {
        return new ProblemHandler(problems, json, settings.bodyLimits(), page);
    }

    @Bean
    StrictBodies strictBodies(JsonMapper json, Validator validator) {
        return new StrictBodies(json, validator);
    }

    @Bean
    KnownParameters knownParameters() {
        return new KnownParameters();
    }

    @Bean
    WebFluxRegistrations checkedEndpoints(ObjectProvider<EndpointCheck> checks) {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                List<EndpointCheck> ordered = checks.orderedStream().toList();
                return new CheckedEndpoints(ordered);
            }
        };
    }

    @Bean
    AnswerForm answerForm() {
        return new AnswerForm();
    }

    @Bean
    BodyForm bodyForm() {
        return new BodyForm();
    }

    @Bean
    ContractCodecs contractCodecs(
            JsonMapper json, ContractSettings settings, AnswerForm answerForm) {
        return new ContractCodecs(json, settings.bodyLimit(), answerForm);
    }

    /**
     * Reactor would set thread locals anew around each {@code handle} and {@code tap}, the driver's
     * for each message included. Nothing here looks at them: logs, traces and the sign-in take the
     * request from where it is passed on.
     */
    @Bean
    SmartInitializingSingleton noThreadLocals() {
        var locals = ContextRegistry.getInstance();
        return () ->
                List.copyOf(locals.getThreadLocalAccessors())
                        .forEach(it -> locals.removeThreadLocalAccessor(it.key()));
    }

    /** Fields without a value are absent from answers, not null. */
    @Bean
    JsonMapperBuilderCustomizer absentNotNull() {
        return mapper ->
                mapper.changeDefaultPropertyInclusion(
                        it -> it.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
