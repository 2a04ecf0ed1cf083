package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;

class AcceptTests {

    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"; q=0.1",
                "application/json;q=0.5, */*;q=0.1",
                "text/html, */*;q=0.001",
                "*/*;q=0, application/json",
                "",
            })
    void isMetByJson(String header) {
        assertThat(accept(header).best(JSON)).contains(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/json;charset=utf-16",
                "application/json;version=2",
                "application/*+json",
                "application/problem+json",
                "application/json;q=0",
                "application/json;q=0, */*",
                "application/*;q=0, */*;q=1",
                "text/*, application/json;q=0.0",
            })
    void isNotMetByJson(String header) {
        assertThat(accept(header).best(JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                             | text/csv",
                "text/*;q=0.5, image/png         | image/png",
                "image/png;q=0.5, text/csv;q=0.4 | image/png",
                "text/csv, image/png             | text/csv",
            })
    void choosesTheFormThatIsLikedBest(String header, String best) {
        assertThat(accept(header).best(List.of(new MediaType("text", "csv"), MediaType.IMAGE_PNG)))
                .contains(MediaType.parseMediaType(best));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "a/b/c",
                "*/json",
                "text/html;q=2",
                "text/html;charset=?",
                ",,;"
            })
    void isNoListOfMediaTypes(String header) {
        assertThatThrownBy(() -> accept(header)).isInstanceOf(NotAcceptableStatusException.class);
    }

    @Test
    void hasFiftyMediaTypesAtMost() {
        assertThat(accept(types(49) + ", */*").best(JSON)).isNotEmpty();
        assertThatThrownBy(() -> accept(types(50) + ", */*"))
                .isInstanceOf(NotAcceptableStatusException.class);
    }

    private static String types(int number) {
        return IntStream.range(0, number)
                .mapToObj(it -> "a/b" + it)
                .collect(Collectors.joining(", "));
    }

    private static Accept accept(String header) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, header);
        return Accept.of(headers);
    }
}
