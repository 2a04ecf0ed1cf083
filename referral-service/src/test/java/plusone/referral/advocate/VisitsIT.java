package plusone.referral.advocate;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;

@ReferralTest
class VisitsIT {

    @Autowired private ReferralService service;
    @Autowired private DatabaseClient database;

    @Test
    void leadsToTheLandingPageWithTheCodeAndCounts() {
        var code = service.code(service.programme(terms()), unique("ada"));

        var visit = service.get("/r/" + code, null);
        service.get("/r/" + code.toLowerCase(Locale.ROOT), null);

        assertThat(visit.status()).isEqualTo(302);
        assertThat(visit.headers().getFirst("Location"))
                .isEqualTo("https://shop.example/welcome?from=app&code=" + code);
        assertThat(visit.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(visitsOf(code)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXXXXXXXXXXX", "x", "%C3%A4%20%22", "'"})
    void isKindAboutALinkThatDoesNotExist(String code) {
        var visit = service.get("/r/" + code, null);

        assertThat(visit.status()).isEqualTo(404);
        assertThat(visit.type()).isEqualTo("code-not-found");
        assertThat(visit.text("detail")).contains("invited you");
    }

    private long visitsOf(String code) {
        return database.sql(
                        """
                        select sum(visits)::bigint from visit join advocate on advocate.id = advocate_id where code = :code""")
                .bind("code", code)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
