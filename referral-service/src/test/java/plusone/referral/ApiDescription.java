package plusone.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import org.springframework.http.HttpMethod;

/** The hand-written API description, which every answer must keep to. */
final class ApiDescription {

    private final OpenApiInteractionValidator validator =
            OpenApiInteractionValidator.createFor("/openapi/referral.yaml").build();

    void check(HttpMethod method, String path, ReferralService.Answered answer) {
        var response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach((name, values) -> response.withHeader(name, values));
        if (!answer.body().isNull()) response.withBody(answer.body().toString());
        var report =
                validator.validateResponse(
                        path.replaceFirst("\\?.*", ""),
                        Method.valueOf(method.name()),
                        response.build());
        assertThat(report.getMessages()).isEmpty();
    }
}
