package plusone.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import plusone.notification.Notification.Answered;
import tools.jackson.databind.json.JsonMapper;

/** That the check of answers against the description finds what is wrong with them. */
class ApiDescriptionTests {

    private final ApiDescription description = new ApiDescription();

    @Test
    void takesAnAnswerAsDescribed() {
        assertThatCode(
                        () ->
                                check(
                                        """
                                        {"inbox": {"unread": 0, "latest": []}, "asOf": "2026-05-04T10:15:30Z"}"""))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"inbox\": {\"unread\": 0, \"latest\": []}}",
                "{\"inbox\": {\"unread\": \"0\", \"latest\": []}, \"asOf\": \"2026-05-04T10:15:30Z\"}",
                "{\"inbox\": {\"unread\": 0, \"latest\": [{}]}, \"asOf\": \"2026-05-04T10:15:30Z\"}",
                "{\"inbox\": {\"unread\": 0, \"latest\": []}, \"asOf\": \"now\"}",
                "{\"inbox\": {\"unread\": 0, \"latest\": []}, \"asOf\": \"2026-05-04T10:15:30Z\", \"more\": 1}"
            })
    void refusesAnAnswerThatIsNot(String body) {
        assertThatThrownBy(() -> check(body)).isInstanceOf(AssertionError.class);
    }

    private void check(String body) {
        var headers = new HttpHeaders();
        headers.set("Content-Type", "application/json");
        description.check(
                HttpMethod.GET,
                "/v1/me/home",
                new Answered(200, JsonMapper.shared().readTree(body), headers));
    }
}
