package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

class ProblemPageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | true",
                "text/html, application/json | true",
                "*/*, text/html | true",
                "application/json;q=0.9, text/html | true",
                "application/xhtml+xml | true",
                "application/json, text/html | false",
                "application/problem+json, text/html;q=0.5 | false",
                "text/html;q=0 | false",
                "*/* | false",
                "text/* | false",
                "image/png | false",
                "nonsense | false",
                "'' | false",
            })
    void isForThoseWhoAskForHtmlBeforeJson(String accept, boolean isWanted) {
        var headers = new HttpHeaders();
        headers.set("Accept", accept);

        assertThat(ProblemPage.isWanted(headers)).isEqualTo(isWanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 405, 406, 429, 500, 503})
    void isSafeAndInPlainWordsForWhateverHappened(int status) throws Exception {
        var page = new String(ProblemPage.html(HttpStatusCode.valueOf(status), "<7>"), UTF_8);

        assertThat(page).contains("&lt;7&gt;").contains(status == 404 ? "nowhere" : "cannot");
        assertThat(page).doesNotContain("<script", "src=", "href=", "url(", "token", "Key");
        var style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        assertThat(ProblemPage.POLICY)
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .doesNotContain("unsafe");
    }

    @Test
    void isForNobodyWhoSaysNothing() {
        assertThat(ProblemPage.isWanted(new HttpHeaders())).isFalse();
    }
}
