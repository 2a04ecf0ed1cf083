package plusone.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ClientCodecConfigurer;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.gateway.GatewayTest;
import plusone.gateway.Services;

@GatewayTest
class DocsIT {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired private WebTestClient client;

    @Test
    void servesEverythingThatThePageLoads() {
        Services.reset();
        var loaded = loaded();

        assertThat(loaded).hasSizeGreaterThan(8).allMatch(it -> it.startsWith("/"));
        for (var address : loaded) assertThat(get(address)).as(address).isNotEmpty();
    }

    private List<String> loaded() {
        var page = client.get().uri("/docs").accept(MediaType.TEXT_HTML).exchange();
        page.expectStatus().isOk();
        page.expectHeader().contentTypeCompatibleWith(MediaType.TEXT_HTML);
        page.expectHeader().valueEquals("X-Content-Type-Options", "nosniff");
        page.expectHeader()
                .value(
                        "Content-Security-Policy",
                        it -> assertThat(it).contains("default-src 'none'", "script-src 'self';"));
        var text = new String(page.expectBody().returnResult().getResponseBodyContent(), UTF_8);
        return LOADED.matcher(text).results().map(it -> it.group(1)).toList();
    }

    private byte[] get(String address) {
        var answer = client.mutate().codecs(DocsIT::takeMuch).build().get().uri(address).exchange();
        answer.expectStatus().isOk();
        return answer.expectBody().returnResult().getResponseBodyContent();
    }

    private static void takeMuch(ClientCodecConfigurer codecs) {
        codecs.defaultCodecs().maxInMemorySize(8_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-initializer.js", "application.yml", "..", "index.html"})
    void servesNothingElse(String file) {
        client.get()
                .uri("/docs/" + file)
                .exchange()
                .expectStatus()
                .value(it -> assertThat(it).isIn(400, 404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "referral", "notification"})
    void asksEachServiceForItsDescription(String service) {
        Services.reset();

        client.get()
                .uri("/v1/openapi/" + service + ".json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.from")
                .isEqualTo(service);
    }
}
