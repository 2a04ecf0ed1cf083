package plusone.contract;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is opened by people.
 *
 * @param paths path patterns whose refusals are a page where HTML is asked for before JSON
 */
@ConfigurationProperties(prefix = "plusone.pages", ignoreUnknownFields = false)
record PageSettings(@DefaultValue List<String> paths) {}
