package plusone.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;

/**
 * What a caller accepts (RFC 9110, section 12.5.1): of the ranges that match a form the most
 * specific one counts, and {@code q=0} excludes. All that is written here is UTF-8, so a range that
 * names another charset matches nothing, nor does one that names any other parameter.
 *
 * @param ranges empty where everything is accepted
 */
record Accept(List<MediaType> ranges) {

    /** Stands for a list that cannot be read. */
    static final MediaType UNREADABLE = new MediaType("unreadable", "unreadable");

    private static final int MOST = 50;

    /**
     * Reads the header.
     *
     * @throws NotAcceptableStatusException where it is no list of media types, or one of more than
     *     50
     */
    static Accept of(HttpHeaders headers) {
        try {
            var ranges = headers.getAccept();
            if (ranges.size() <= MOST && !ranges.contains(UNREADABLE)) return new Accept(ranges);
        } catch (IllegalArgumentException _) {
            // Several classes read media types, each with a refusal of its own.
        }
        throw new NotAcceptableStatusException(List.of());
    }

    /** The form that is liked best; of those that are liked alike, the first. */
    Optional<MediaType> best(List<MediaType> forms) {
        return forms.stream()
                .filter(form -> quality(form) > 0)
                .max(Comparator.comparingDouble(this::quality));
    }

    private double quality(MediaType form) {
        if (ranges.isEmpty() || form.isWildcardType()) return 1;
        return ranges.stream()
                .filter(range -> range.includes(form) && isMet(range.getParameters()))
                .max(Comparator.comparingInt(Accept::specificity))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    private static boolean isMet(Map<String, String> parameters) {
        return parameters.entrySet().stream().allMatch(it -> isMet(it.getKey(), it.getValue()));
    }

    private static boolean isMet(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "q" -> true;
            case "charset" -> value.replace("\"", "").equalsIgnoreCase("utf-8");
            default -> false;
        };
    }

    private static int specificity(MediaType range) {
        if (range.isWildcardType()) return 0;
        return range.isWildcardSubtype() ? 1 : 2 + range.getParameters().size();
    }
}
