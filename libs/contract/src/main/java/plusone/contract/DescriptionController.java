package plusone.contract;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** Answers the hand-written description of this API, which is public. */
@RestController
@ConditionalOnProperty("plusone.contract.description")
final class DescriptionController {

    private final byte[] json;

    DescriptionController(ContractSettings settings, JsonMapper json) throws IOException {
        this.json = json.writeValueAsBytes(read(settings.description()));
    }

    private static Map<String, Object> read(@Nullable String description) throws IOException {
        var file = new ClassPathResource("openapi/" + description + ".yaml");
        try (var yaml = file.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        }
    }

    @GetMapping(
            path = "/v1/openapi/${plusone.contract.description}.json",
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] description() {
        return json;
    }
}
