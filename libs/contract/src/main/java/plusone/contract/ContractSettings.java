package plusone.contract;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param bodyLimit the largest body that is read, 1 MiB unless set
 */
@ConfigurationProperties(value = "plusone.contract", ignoreUnknownFields = false)
record ContractSettings(@DefaultValue("1MB") DataSize bodyLimit) {}
