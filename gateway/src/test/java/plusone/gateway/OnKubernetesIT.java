package plusone.gateway;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;

/** Where Spring Boot would believe in proxies unless it is told otherwise. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.main.cloud-platform=kubernetes")
@AutoConfigureWebTestClient(timeout = "20s")
class OnKubernetesIT extends ManagementPortTest {}
