package plusone.idempotency;

import java.util.UUID;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fingerprints of requests: of the call and the decoded body, so that white space and the order of
 * fields do not matter, neither in the request nor in the type it is decoded to.
 */
public final class Fingerprints {

    private final JsonMapper canonical;

    Fingerprints(JsonMapper mapper) {
        canonical =
                mapper.rebuild()
                        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                        .build();
    }

    /**
     * The fingerprint of one request.
     *
     * @param call verb and path, for example {@code POST /v1/holds/0199…/capture}
     * @param body the decoded body; anything that Jackson can write
     */
    public UUID of(String call, Object body) {
        return Digests.uuid(canonical.writeValueAsBytes(new Request(call, body)));
    }

    private record Request(String call, Object body) {}
}
