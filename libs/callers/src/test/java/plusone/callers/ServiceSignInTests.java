package plusone.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class ServiceSignInTests {

    private static final ClientRequest REQUEST =
            ClientRequest.create(HttpMethod.GET, URI.create("http://127.0.0.1/v1/x")).build();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger granted = new AtomicInteger();
    private final List<String> sent = new ArrayList<>();
    private HttpStatus grants = HttpStatus.OK;
    private final ServiceSignIn signIn =
            new ServiceSignIn(issuer(), URI.create("http://127.0.0.1/token"), clock);

    @Test
    void keepsATokenUntilShortlyBeforeItExpires() {
        call(HttpStatus.OK);
        now.set(Instant.EPOCH.plusSeconds(269));
        call(HttpStatus.OK);
        now.set(Instant.EPOCH.plusSeconds(270));
        call(HttpStatus.OK);

        assertThat(sent).containsExactly("Bearer 1", "Bearer 1", "Bearer 2");
    }

    @Test
    void dropsARefusedTokenAndCallsOnceMore() {
        var status = call(HttpStatus.UNAUTHORIZED);

        assertThat(sent).containsExactly("Bearer 1", "Bearer 2");
        assertThat(status).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void doesNotPassTheIdentityProvidersRefusalOffAsAnAnswerOfTheService() {
        grants = HttpStatus.BAD_REQUEST;

        assertThatThrownBy(() -> call(HttpStatus.OK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gives no token: 400");
        assertThat(sent).isEmpty();
    }

    private HttpStatus call(HttpStatus answer) {
        return (HttpStatus)
                signIn.filter(
                                REQUEST,
                                request -> {
                                    sent.add(request.headers().getFirst(HttpHeaders.AUTHORIZATION));
                                    return Mono.just(ClientResponse.create(answer).build());
                                })
                        .map(ClientResponse::statusCode)
                        .block();
    }

    private WebClient issuer() {
        return WebClient.builder().exchangeFunction(_ -> Mono.fromSupplier(this::grant)).build();
    }

    private ClientResponse grant() {
        return ClientResponse.create(grants)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .body(
                        "{\"access_token\":\""
                                + granted.incrementAndGet()
                                + "\",\"expires_in\":300,\"scope\":\"x\"}")
                .build();
    }
}
