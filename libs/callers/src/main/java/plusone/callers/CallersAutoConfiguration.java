package plusone.callers;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import plusone.contract.OpenPaths;
import reactor.core.publisher.Mono;

/** The sign-in check that every process has. */
@AutoConfiguration(before = ReactiveOAuth2ResourceServerAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SignInSettings.class)
class CallersAutoConfiguration {

    @Bean
    SecurityWebFilterChain signInCheck(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            SignInSettings settings,
            Environment environment) {
        ServerAuthenticationEntryPoint refuse =
                (_, refused) -> Mono.error(SignInProblems.refused(refused));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(it -> it.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(
                        it ->
                                it.matchers(new ManagementPort(environment))
                                        .permitAll()
                                        .pathMatchers(settings.openPaths())
                                        .permitAll()
                                        .anyExchange()
                                        .authenticated())
                .exceptionHandling(
                        it ->
                                it.authenticationEntryPoint(refuse)
                                        .accessDeniedHandler(
                                                (_, _) -> Mono.error(AllowedForCheck.notAllowed())))
                .oauth2ResourceServer(
                        it ->
                                it.authenticationEntryPoint(refuse)
                                        .bearerTokenConverter(new BearerTokens())
                                        .jwt(
                                                jwt ->
                                                        jwt.jwtDecoder(decoder)
                                                                .jwtAuthenticationConverter(
                                                                        new CallerConverter(
                                                                                settings
                                                                                        .claims()))))
                .build();
    }

    @Bean
    ReactiveJwtDecoder tokenDecoder(SignInSettings settings, WebClient.Builder web) {
        var source = new KeysApi(web.build(), settings.jwksUri());
        var keys = new KeySet(Mono.defer(source::keys), settings.keys(), Ticker.systemTicker());
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSource(keys)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build();
        decoder.setJwtValidator(rules(settings));
        return new RememberedTokens(
                token -> decoder.decode(token).onErrorMap(CallersAutoConfiguration::outOfReach),
                Clock.systemUTC(),
                Ticker.systemTicker());
    }

    /** The decoder hides the reason why it has no keys in an exception of no kind. */
    private static Throwable outOfReach(Throwable thrown) {
        return thrown instanceof IllegalStateException
                ? new JwtException("the token could not be checked", thrown)
                : thrown;
    }

    private static OAuth2TokenValidator<Jwt> rules(SignInSettings settings) {
        var timely = new JwtTimestampValidator(Duration.ofSeconds(30));
        timely.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                timely,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, it -> it != null && it.contains(settings.audience())));
    }

    /** Of methods nobody knows: who may not call learns it first, then 405 names what is taken. */
    @Bean
    ServerWebExchangeFirewall pathFirewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(HeaderValues::areAllowed);
        return firewall;
    }

    /** The request is observed as a whole; each step of the check on its own tells nobody more. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ServerExchangeRejectedHandler firewallProblem() {
        return (_, _) -> Mono.error(SignInProblems.pathRefused());
    }

    @Bean
    SignInProblems signInProblems() {
        return new SignInProblems();
    }

    @Bean
    OpenPaths openPaths(SignInSettings settings) {
        return new OpenPaths(settings.openPaths());
    }

    @Bean
    AllowedForCheck allowedForCheck(SignInSettings settings) {
        return new AllowedForCheck(settings.openPaths());
    }

    @Bean
    WebFluxConfigurer callerParameter() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerResolver());
            }
        };
    }
}
