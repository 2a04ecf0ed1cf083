package plusone.suite.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    static final String AUDIENCE = "plusone";
    static final Duration VALID = Duration.ofHours(1);

    @Bean
    SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers("/demo/**", "/error")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The issuer is always the same, whatever host name was used to get here. */
    @Bean
    AuthorizationServerSettings settings() {
        var issuer = "http://localhost:" + Ports.fromProperties().of(Part.IDENTITY);
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                Identity.clients().stream().map(IdentityConfiguration::registered).toList());
    }

    private static RegisteredClient registered(Identity client) {
        return RegisteredClient.withId(client.name())
                .clientId(client.name())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.rights()))
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(VALID).build())
                .build();
    }

    @Bean
    PasswordEncoder secrets() {
        return new DemoSecrets();
    }

    /** A client that asks for no scope in particular gets all that it has. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> {
            var client = Identity.client(token.getRegisteredClient().getClientId());
            var asked = token.getAuthorizedScopes();
            token.getClaims()
                    .audience(List.of(AUDIENCE))
                    .claims(claims -> claims.putAll(client.claims()));
            if (!asked.isEmpty()) token.getClaims().claim("scope", String.join(" ", asked));
        };
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(
                new JWKSet(SigningKey.keptIn(Folder.fromProperties().signingKey())));
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
