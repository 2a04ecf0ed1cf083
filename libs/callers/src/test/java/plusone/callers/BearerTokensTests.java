package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import reactor.core.publisher.Mono;

class BearerTokensTests {

    private final ServerAuthenticationConverter tokens = new BearerTokens();
    private final ServerAuthenticationConverter springs =
            new ServerBearerTokenAuthenticationConverter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln-_0",
                "bearer abc",
                "BEARER abc.def",
                "Bearer abc==",
                "Bearer a+b/c~d",
                "Bearer",
                "Bearer ",
                "Bearer  abc",
                "Bearer abc def",
                "Bearer abc, Bearer def",
                "Bearer ä",
                "Bearer =abc",
                "Basic YWRhOmFkYQ==",
                "abc",
                ""
            })
    void areReadAsSpringSecurityReadsThem(String header) {
        assertThat(read(tokens, header)).isEqualTo(read(springs, header));
    }

    private static List<Object> read(ServerAuthenticationConverter converter, String header) {
        var request = MockServerHttpRequest.get("/").header(HttpHeaders.AUTHORIZATION, header);
        var exchange = MockServerWebExchange.from(request);
        return Mono.defer(() -> converter.convert(exchange))
                .<Object>map(Authentication::getCredentials)
                .onErrorResume(refused -> Mono.just(String.valueOf(refused.getMessage())))
                .flux()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
