package plusone.notification;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import plusone.contract.Operations;

@NotificationTest
class MetricsIT {

    private static final String NOBODY = "0197b4f0-0000-7000-8000-00000000dead";

    @Autowired private Notification notification;
    @LocalManagementPort private int management;
    @LocalServerPort private int serving;

    @Test
    void showWhatEachRouteAndThePoolDoes() {
        notification.get("/v1/messages/" + NOBODY, notification.support());

        Operations.at(management, serving)
                .show(
                        "http_server_requests_seconds_count",
                        "method=\"GET\"",
                        "status=\"404\"",
                        "uri=\"/v1/messages/{id}\"")
                .show("r2dbc_pool_acquired_connections")
                .show("r2dbc_pool_max_allocated_connections")
                .doNotShow(NOBODY)
                .areKeptApart();
    }
}
