package plusone.gateway;

import org.springframework.test.context.TestPropertySource;

/** Where an operator lets the headers of proxies count. */
@GatewayTest
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class BehindProxyIT extends ManagementPortTest {}
