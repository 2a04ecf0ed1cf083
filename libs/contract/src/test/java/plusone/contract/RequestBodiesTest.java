package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/**
 * That no text in a body makes long work, however it is made. The bodies of a service and their
 * fields are looked up, so that a new one is tried without a word here. Each service extends it.
 */
public abstract class RequestBodiesTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<RequestField> fields;

    /**
     * @param inPackage where the service's controllers are
     */
    protected RequestBodiesTest(String inPackage) {
        this.fields = RequestField.all(inPackage);
    }

    @Test
    void refusesATextOfAMegabyteInEachFieldWithoutLongWork() {
        assertThat(fields).isNotEmpty();
        try (var validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            var bodies = new StrictBodies(JSON, validator);
            assertTimeoutPreemptively(LIMIT, () -> assertSoftly(it -> feed(bodies, it)));
        }
    }

    private void feed(StrictBodies bodies, SoftAssertions softly) {
        for (var field : fields) {
            var reader = bodies.of(field.body(), "nothing");
            for (var text : HostileTexts.values()) {
                var refused = refusal(reader, JSON.writeValueAsBytes(field.with(text.megabyte())));
                softly.assertThat(refused)
                        .as("%s of %s with %s", field.pointer(), field.body(), text)
                        .contains(field.pointer());
            }
        }
    }

    /** The pointers of what is refused. */
    private static List<String> refusal(Function<byte[], ?> reader, byte[] body) {
        try {
            var _ = reader.apply(body);
            return List.of();
        } catch (ProblemException refused) {
            var errors = refused.getBody().getProperties();
            return errors == null || !(errors.get("errors") instanceof List<?> list)
                    ? List.of()
                    : list.stream().map(it -> ((FieldError) it).pointer()).toList();
        }
    }
}
