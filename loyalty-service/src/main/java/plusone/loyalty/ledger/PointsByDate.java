package plusone.loyalty.ledger;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads points by expiry date, which the database keeps as {@code jsonb}. */
@Component
class PointsByDate {

    private static final TypeReference<TreeMap<LocalDate, Long>> TYPE = new TypeReference<>() {};

    private final JsonMapper json;

    PointsByDate(JsonMapper json) {
        this.json = json;
    }

    SortedMap<LocalDate, Long> read(String lots) {
        return json.readValue(lots, TYPE);
    }
}
