package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** That the check of answers and requests against a description finds what is wrong with them. */
class ApiDescriptionTests {

    private final ApiDescription description = ApiDescription.at("/unread.yaml");

    @Test
    void takesWhatIsAsDescribed() {
        assertThat(answer(200, "{\"unread\": 0, \"asOf\": \"2026-05-04T10:15:30Z\"}")).isEmpty();
        assertThat(request("{\"id\": \"01900000-0000-7000-8000-000000000001\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unread\": 0}",
                "{\"unread\": \"0\", \"asOf\": \"2026-05-04T10:15:30Z\"}",
                "{\"unread\": 0, \"asOf\": \"now\"}",
                "{\"unread\": 0, \"asOf\": \"2026-05-04T10:15:30Z\", \"more\": 1}"
            })
    void refusesAnAnswerThatIsNot(String body) {
        assertThat(answer(200, body)).isNotEmpty();
    }

    @Test
    void refusesAStatusThatIsNotDescribed() {
        assertThat(answer(404, "{}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 5}",
                "{\"id\": \"01900000-0000-7000-8000-000000000001\", \"more\": 1}"
            })
    void refusesARequestThatIsNot(String body) {
        assertThat(request(body)).isNotEmpty();
    }

    private List<String> answer(int status, String body) {
        return description.deviationsOfAnswer(HttpMethod.GET, "/v1/unread", status, json(), body);
    }

    private List<String> request(String body) {
        var headers = json();
        headers.setBearerAuth("token");
        return description.deviationsOfRequest(
                HttpMethod.POST, URI.create("/v1/unread"), headers, body);
    }

    private static HttpHeaders json() {
        var headers = new HttpHeaders();
        headers.set("Content-Type", "application/json");
        return headers;
    }
}
