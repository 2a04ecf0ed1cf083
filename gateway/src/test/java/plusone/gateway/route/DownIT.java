package plusone.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.gateway.Services.ISSUER;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.gateway.Services;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "20s")
class DownIT {

    @Autowired private WebTestClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
        settings.add("plusone.loyalty.url", () -> "http://127.0.0.1:1");
        settings.add("plusone.referral.url", () -> "http://127.0.0.1:1");
        settings.add("plusone.notification.url", () -> "http://127.0.0.1:1");
    }

    @Test
    void saysThatAServiceIsDownWhereNobodyListens() {
        var answer =
                client.get()
                        .uri("/v1/members/7")
                        .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                        .exchange();

        answer.expectHeader().exists("Retry-After");
        answer.expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/service-unavailable");
    }

    @Test
    void tellsPeopleWhoFollowALinkInPlainWords() {
        var page =
                client.get()
                        .uri("/r/ADA7")
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .exchange();

        page.expectHeader().contentTypeCompatibleWith(MediaType.TEXT_HTML);
        page.expectHeader().exists("Retry-After");
        page.expectHeader()
                .value(
                        "Content-Security-Policy",
                        it -> assertThat(it).startsWith("default-src 'none'"));
        page.expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(it -> assertThat(it).contains("try it again in a minute"));
        client.get()
                .uri("/r/ADA7")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/service-unavailable");
    }

    @Test
    void answersAHomeScreenWithNothingOnItWhereAllAreDown() {
        client.get()
                .uri("/v1/me")
                .headers(it -> it.setBearerAuth(ISSUER.customer("ada")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.degraded.length()")
                .isEqualTo(5)
                .jsonPath("$.asOf")
                .exists()
                .jsonPath("$.length()")
                .isEqualTo(2);
    }
}
