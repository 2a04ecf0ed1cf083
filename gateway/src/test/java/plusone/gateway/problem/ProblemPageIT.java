package plusone.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import plusone.gateway.GatewayTest;

@GatewayTest
class ProblemPageIT {

    private static final Pattern DESCRIBED = Pattern.compile("/problems/([a-z-]+)");

    /** A status and a slug beside it, as every problem in the code is made. */
    private static final Pattern ANSWERED =
            Pattern.compile("[A-Z_]{4,},\\s*\"([a-z]+(?:-[a-z]+)+)\"");

    @Autowired private WebTestClient client;
    @Autowired private ProblemPages problems;

    @Test
    void explainsAProblemToAnyone() {
        var page =
                client.get()
                        .uri("/problems/insufficient-points")
                        .accept(MediaType.TEXT_HTML)
                        .exchange();

        page.expectHeader().contentTypeCompatibleWith(MediaType.TEXT_HTML);
        page.expectHeader()
                .value(
                        "Content-Security-Policy",
                        it -> assertThat(it).startsWith("default-src 'none';"));
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
    void explainsAProblemToProgramsToo() {
        client.get()
                .uri("/problems/insufficient-points")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/insufficient-points")
                .jsonPath("$.title")
                .isEqualTo("Insufficient points")
                .jsonPath("$.status")
                .isEqualTo(409)
                .jsonPath("$.remedy")
                .exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "text/plain",
                "image/png"
            })
    void answersAPageUnlessJsonIsAskedFor(String accepted) {
        client.get()
                .uri("/problems/insufficient-points")
                .header("Accept", accepted)
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML);
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
        assertThat(problems.pages().keySet()).containsAll(found(".yaml", DESCRIBED));
    }

    @Test
    void hasAPageForEachProblemThatTheCodeAnswers() throws IOException {
        assertThat(found(".java", ANSWERED)).contains("not-enrolled", "insufficient-points");
        assertThat(problems.pages().keySet()).containsAll(found(".java", ANSWERED));
        assertThat(problems.pages().keySet()).containsAll(found(".java", DESCRIBED));
    }

    @Test
    void hasNoPageForAProblemThatNothingAnswers() throws IOException {
        var answered = new HashSet<>(found(".yaml", DESCRIBED));
        answered.addAll(found(".java", ANSWERED));
        answered.addAll(found(".java", DESCRIBED));

        assertThat(answered).containsAll(problems.pages().keySet());
    }

    private static Set<String> found(String ending, Pattern slug) throws IOException {
        try (var modules = Files.walk(Path.of(".."), 12)) {
            return modules.filter(it -> it.toString().contains("/src/main/"))
                    .filter(it -> it.toString().endsWith(ending))
                    .flatMap(it -> slug.matcher(text(it)).results())
                    .map(it -> it.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
