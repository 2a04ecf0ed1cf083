package plusone.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatCode(() -> answer(200, "{\"unread\": 0, \"asOf\": \"2026-05-04T10:15:30Z\"}"))
                .doesNotThrowAnyException();
        assertThatCode(() -> request("{\"id\": \"01900000-0000-7000-8000-000000000001\"}"))
                .doesNotThrowAnyException();
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
        assertThatThrownBy(() -> answer(200, body)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAStatusThatIsNotDescribed() {
        assertThatThrownBy(() -> answer(404, "{}")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 5}",
                "{\"id\": \"01900000-0000-7000-8000-000000000001\", \"more\": 1}"
            })
    void refusesARequestThatIsNot(String body) {
        assertThatThrownBy(() -> request(body)).isInstanceOf(AssertionError.class);
    }

    private void answer(int status, String body) {
        var headers = new HttpHeaders();
        headers.set("Content-Type", "application/json");
        description.check(HttpMethod.GET, "/v1/unread", status, headers, body);
    }

    private void request(String body) {
        description.checkRequest(HttpMethod.POST, "/v1/unread", body);
    }
}
