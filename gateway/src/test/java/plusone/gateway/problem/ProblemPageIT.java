package plusone.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
class ProblemPageIT {

    private static final Pattern TYPE = Pattern.compile("/problems/([a-z-]+)");

    @Autowired private WebTestClient client;
    @Autowired private ProblemPages problems;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Services.register(settings);
    }

    @Test
    void explainsAProblemToAnyone() {
        var page =
                client.get()
                        .uri("/problems/insufficient-points")
                        .accept(MediaType.TEXT_HTML)
                        .exchange();

        page.expectHeader().contentTypeCompatibleWith(MediaType.TEXT_HTML);
        page.expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(
                        it ->
                                assertThat(it)
                                        .contains("<h1>Insufficient points</h1>")
                                        .contains("HTTP 409")
                                        .contains("Look at &quot;available&quot; in the answer"));
    }

    @Test
    void knowsOnlyProblemsThatExist() {
        client.get()
                .uri("/problems/unheard-of")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-found");
    }

    @Test
    void saysOnEachPageWhatItMeansAndWhatToDo() {
        assertThat(problems.pages())
                .allSatisfy(
                        (slug, page) -> {
                            assertThat(slug).matches("[a-z]+(-[a-z]+)*");
                            assertThat(page.status()).isBetween(400, 599);
                            assertThat(page.meaning()).endsWith(".");
                            assertThat(page.remedy()).isNotBlank();
                        });
    }

    @Test
    void hasAPageForEachProblemThatAnApiDescriptionNames() throws IOException {
        try (var files = Files.walk(Path.of(".."), 6)) {
            var named =
                    files.filter(it -> it.toString().contains("src/main/resources/openapi/"))
                            .filter(Files::isRegularFile)
                            .flatMap(ProblemPageIT::slugs);

            assertThat(problems.pages().keySet()).containsAll(named.toList());
        }
    }

    private static Stream<String> slugs(Path description) {
        try {
            var text = Files.readString(description);
            return TYPE
                    .matcher(text)
                    .results()
                    .map((MatchResult it) -> it.group(1))
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
