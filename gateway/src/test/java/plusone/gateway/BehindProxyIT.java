package plusone.gateway;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;

/** Where an operator lets the headers of proxies count. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.forward-headers-strategy=native")
@AutoConfigureWebTestClient(timeout = "20s")
class BehindProxyIT extends ManagementPortTest {}
