package plusone.referral;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.contract.Operations;

@ReferralTest
class MetricsIT {

    private static final String BREAKER = "resilience4j_circuitbreaker_state";
    private static final String NOBODY = "0197b4f0-0000-7000-8000-00000000dead";

    @Autowired private ReferralService referral;
    @LocalManagementPort private int management;
    @LocalServerPort private int serving;

    @Test
    void showWhatEachRouteLinkBreakerAndPoolDoes() {
        referral.get("/v1/referrals/" + NOBODY, referral.acme());

        Operations.at(management, serving)
                .show(
                        "http_server_requests_seconds_count",
                        "method=\"GET\"",
                        "status=\"404\"",
                        "uri=\"/v1/referrals/{id}\"")
                .show(BREAKER, "name=\"loyalty-members\"", "state=\"closed\"")
                .show(BREAKER, "name=\"outbox-loyalty\"", "state=\"closed\"")
                .show("plusone_outbox_lag_seconds", "link=\"loyalty\"")
                .show("plusone_outbox_waiting_rows", "link=\"notification\"")
                .show("plusone_outbox_dead_rows", "link=\"notification\"")
                .show("r2dbc_pool_acquired_connections")
                .show("r2dbc_pool_max_allocated_connections")
                .doNotShow(NOBODY)
                .areKeptApart();
    }
}
