package plusone.referral.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static plusone.referral.ReferralService.terms;
import static plusone.referral.ReferralService.unique;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriUtils;
import plusone.contract.EdgeValue;
import plusone.referral.ReferralService;
import plusone.referral.ReferralService.Answered;
import plusone.referral.ReferralTest;

/** What is taken of a friend must be taken by loyalty, or the friend would never be paid. */
@ReferralTest
class EdgeValuesIT {

    private static final Map<String, String> FIELDS =
            Map.of(
                    "externalId", "externalId",
                    "displayName", "name",
                    "email", "email",
                    "phone", "phone");

    @Autowired private ReferralService service;

    private String programme;
    private String code;

    private static Stream<EdgeValue> friends() {
        return EdgeValue.all().filter(it -> FIELDS.containsKey(it.field()));
    }

    @BeforeEach
    void anAdvocate() {
        programme = service.programme(terms());
        code = service.code(programme, unique("ada"));
    }

    @ParameterizedTest
    @MethodSource("friends")
    void judgesAFriendAsLoyaltyDoes(EdgeValue edge) {
        var field = FIELDS.get(edge.field());
        var friend = new HashMap<String, Object>(Map.of("externalId", unique("friend")));
        friend.put(field, edge.value());

        var answer =
                service.post(
                        "/v1/referrals",
                        service.acme(),
                        unique("key"),
                        Map.of("programmeId", programme, "code", code, "friend", friend));

        assertThat(answer.status()).isEqualTo(edge.fits() ? 201 : 400);
        if (!edge.fits()) refusesOnly("friend/" + field, answer);
    }

    @ParameterizedTest
    @MethodSource("plusone.contract.EdgeValue#externalIds")
    void judgesAnExternalIdAlikeWhereverItStands(EdgeValue edge) {
        var id = edge.value();
        var query = "/v1/referrals?friendExternalId=" + UriUtils.encode(id, UTF_8);

        var recruited =
                service.post(
                        "/v1/advocates",
                        service.service(),
                        unique("key"),
                        Map.of("programmeId", programme, "externalId", id));
        var listed = service.get(query, service.acme());

        assertThat(recruited.status()).isEqualTo(edge.fits() ? 404 : 400);
        assertThat(listed.status()).isEqualTo(edge.fits() ? 200 : 400);
        if (!edge.fits()) {
            refusesOnly("externalId", recruited);
            refusesOnly("friendExternalId", listed);
        }
    }

    /** Whom loyalty would not take cannot be a member: that is no outage. */
    @Test
    void takesACustomerWhoseIdCannotBeKeptForNoMember() {
        var token = service.issuer().customer("ada\u200b");
        var path = "/v1/me/referral?programmeId=" + programme;

        assertThat(service.get(path, token).type()).isEqualTo("not-enrolled");
    }

    private static void refusesOnly(String field, Answered answer) {
        assertThat(List.copyOf(answer.body().get("errors").findValuesAsString("pointer")))
                .containsOnly("/" + field);
    }
}
