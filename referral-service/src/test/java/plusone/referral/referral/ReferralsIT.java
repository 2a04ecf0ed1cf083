package plusone.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.registration;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.MovableClock;
import plusone.referral.ReferralService;
import plusone.referral.ReferralTest;
import tools.jackson.databind.JsonNode;

@ReferralTest
class ReferralsIT {

    @Autowired private ReferralService service;
    @Autowired private MovableClock clock;

    private String programme;
    private String ada;

    @BeforeEach
    void aProgramme() {
        programme = service.programme(terms());
        ada = unique("ada");
    }

    @Test
    void showsAPartnerItsOwnOnly() {
        var friend = unique("friend");
        var referral = service.referral(programme, ada, friend);

        assertThat(service.get("/v1/referrals/" + referral, service.acme()).status())
                .isEqualTo(200);
        assertThat(service.get("/v1/referrals/" + referral, service.bolt()).type())
                .isEqualTo("referral-not-found");
        assertThat(service.get("/v1/referrals/" + referral, service.marketing()).status())
                .isEqualTo(200);
        assertThat(ids("friendExternalId=" + friend, service.acme())).containsExactly(referral);
        assertThat(ids("friendExternalId=" + friend, service.bolt())).isEmpty();
        assertThat(ids("friendExternalId=" + friend, service.marketing()))
                .containsExactly(referral);
    }

    @Test
    void showsWhatAServiceRegisteredToStaffOnly() {
        var friend = unique("friend");
        var code = service.code(programme, ada);
        var referral =
                service.post(
                                "/v1/referrals",
                                service.service(),
                                unique("key"),
                                registration(programme, code, friend))
                        .text("id");

        assertThat(service.get("/v1/referrals/" + referral, service.acme()).status())
                .isEqualTo(404);
        assertThat(service.get("/v1/referrals/" + referral, service.marketing()).status())
                .isEqualTo(200);
    }

    @Test
    void listsNewestFirstByStatus() {
        var first = service.referral(programme, ada, unique("friend"));
        var second = service.referral(programme, ada, unique("friend"));
        service.reward(first);

        assertThat(ids("limit=2", service.acme())).containsExactly(second, first);
        assertThat(ids("limit=1&status=REWARDED", service.acme())).containsExactly(first);
        assertThat(ids("limit=1&status=REGISTERED", service.acme())).containsExactly(second);
    }

    @Test
    void goesThroughAllPagesWhileRowsAreAdded() {
        var referrals =
                IntStream.range(0, 5)
                        .mapToObj(_ -> service.referral(programme, ada, unique("friend")))
                        .toList();

        var first = service.get("/v1/referrals?limit=3", service.acme());
        service.referral(programme, ada, unique("friend"));
        var second =
                service.get(
                        "/v1/referrals?limit=2&cursor=" + first.text("nextCursor"), service.acme());

        var seen = new ArrayList<>(idsOf(first.body()));
        seen.addAll(idsOf(second.body()));
        assertThat(seen).isEqualTo(referrals.reversed());
        assertThat(first.headers().getFirst("Link")).contains("rel=\"next\"");
    }

    @Test
    void listsChangesOldestFirstAndHoldsTheYoungestBack() {
        var since = clock.instant();
        var first = service.referral(programme, ada, unique("friend"));
        var second = service.referral(programme, ada, unique("friend"));
        service.reward(first);

        assertThat(ids("updatedAfter=" + since, service.acme())).isEmpty();
        clock.forward(Duration.ofSeconds(3));

        assertThat(ids("updatedAfter=" + since, service.acme())).containsExactly(second, first);
        var last = service.see(first).get("updatedAt").asString();
        assertThat(ids("updatedAfter=" + last, service.acme())).containsExactly(first);
    }

    @Test
    void followsChangesPageByPage() {
        var since = clock.instant();
        var referrals =
                IntStream.range(0, 5)
                        .mapToObj(_ -> service.referral(programme, ada, unique("friend")))
                        .toList();
        clock.forward(Duration.ofSeconds(3));

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    service.get(
                            "/v1/referrals?limit=2&updatedAfter=" + since + cursor, service.acme());
            seen.addAll(idsOf(page.body()));
            cursor = page.body().has("nextCursor") ? "&cursor=" + page.text("nextCursor") : "";
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(referrals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=LOST",
                "updatedAfter=yesterday",
                "updatedAfter=%2B999999999-01-01T00:00:00Z",
                "cursor=x",
                "cursor=",
                "status=",
                "cursor=bm90IGEgY3Vyc29y",
                "updatedAfter=2026-01-01T00:00:00Z&cursor=bm90IGEgY3Vyc29y",
                "limit=0",
                "friend=x"
            })
    void refusesWhatIsNoFilter(String query) {
        assertThat(service.get("/v1/referrals?" + query, service.acme()).status()).isEqualTo(400);
    }

    @Test
    void takesTheLastMomentThereIs() {
        assertThat(ids("updatedAfter=9999-12-31T23:59:59Z", service.acme())).isEmpty();
    }

    private List<String> ids(String query, String token) {
        return idsOf(service.get("/v1/referrals?" + query, token).body());
    }

    private static List<String> idsOf(JsonNode page) {
        return page.get("items").valueStream().map(it -> it.get("id").asString()).toList();
    }
}
