package plusone.gateway;

import org.springframework.test.context.TestPropertySource;

/** Where Spring Boot would believe in proxies unless it is told otherwise. */
@GatewayTest
@TestPropertySource(properties = "spring.main.cloud-platform=kubernetes")
class OnKubernetesIT extends ManagementPortTest {}
