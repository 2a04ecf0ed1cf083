package plusone.referral.advocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.postgres.EmbeddedDatabase;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;

@ReferralTest
class VisitsIT {

    @Autowired private ReferralService service;
    @Autowired private DatabaseClient database;
    @Autowired private EmbeddedDatabase embedded;

    @Test
    void leadsToTheLandingPageWithTheCodeAndCounts() {
        var code = service.code(service.programme(terms()), unique("ada"));

        var visit = service.get("/r/" + code, null);
        service.get("/r/" + code.toLowerCase(Locale.ROOT), null);

        assertThat(visit.status()).isEqualTo(302);
        assertThat(visit.headers().getFirst("Location"))
                .isEqualTo("https://shop.example/welcome?from=app&code=" + code);
        assertThat(visit.headers().getFirst("Cache-Control")).contains("no-store");
        await().atMost(Duration.ofSeconds(60)).until(() -> visitsOf(code) == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXXXXXXXXXXX", "x", "%C3%A4%20%22", "'"})
    void isKindAboutALinkThatDoesNotExist(String code) {
        var visit = service.get("/r/" + code, null);

        assertThat(visit.status()).isEqualTo(404);
        assertThat(visit.type()).isEqualTo("code-not-found");
        assertThat(visit.text("detail")).contains("invited you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b=c",
                "token=YWJj==",
                "a[]=1",
                "a[0]=1",
                "u=https://x.example/?a=b",
                "a=b?c=d",
                "a=%25+%2B",
                "a=1#[x]"
            })
    void leadsToEachLandingPageThatAProgrammeMayHave(String query) {
        var terms = terms();
        var programme = service.programme(terms);
        var code = service.code(programme, unique("ada"));
        terms.put("landingUrl", "https://shop.example/?" + query);
        var path = "/v1/programmes/" + programme;
        assertThat(service.send(HttpMethod.PUT, path, service.marketing(), null, terms).status())
                .isEqualTo(200);

        var visit = service.get("/r/" + code, null);

        assertThat(visit.status()).isEqualTo(302);
        var landingPage = URI.create(visit.headers().getFirst("Location"));
        var kept = query.replace("#[x]", "").replace("[", "%5B").replace("]", "%5D");
        assertThat(landingPage.getRawQuery()).isEqualTo(kept + "&code=" + code);
        assertThat(landingPage.getFragment()).isEqualTo(query.endsWith("#[x]") ? "[x]" : null);
    }

    @Test
    void leadsSomewhereFromALandingPageThatIsNotTakenAnyMore() throws SQLException {
        var programme = service.programme(terms());
        var code = service.code(programme, unique("ada"));
        try (var connection = embedded.connect("referral_owner");
                var update =
                        connection.prepareStatement(
                                "update referral.programme set landing_url = ? where id = ?::uuid")) {
            update.setString(1, "http://127.0.0.1:99999/{a}?b=|&c");
            update.setString(2, programme);
            update.executeUpdate();
        }

        var visit = service.get("/r/" + code, null);

        assertThat(visit.status()).isEqualTo(302);
        assertThat(visit.headers().getFirst("Location"))
                .isEqualTo("http://127.0.0.1:99999/%7Ba%7D?b=%7C&c&code=" + code);
    }

    private long visitsOf(String code) {
        return database.sql(
                        """
                        select coalesce(sum(visits), 0)::bigint from visit join advocate on advocate.id = advocate_id where code = :code""")
                .bind("code", code)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
