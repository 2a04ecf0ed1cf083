package plusone.referral.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the notification service is.
 *
 * @param url its address, without a path
 */
@ConfigurationProperties(prefix = "plusone.notification", ignoreUnknownFields = false)
public record NotificationSettings(String url) {}
