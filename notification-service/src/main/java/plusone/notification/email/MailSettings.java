package plusone.notification.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of mail. Where the mail server is, and its time limits, are settings of Spring ({@code
 * spring.mail.*}).
 *
 * @param from whom mails come from, for example {@code Plus One <hello@example.com>}; its domain
 *     also names the mails
 * @param timeLimit for handing over one mail; shorter than {@code plusone.outbox.time-limit}, so
 *     that what became of it can still be noted
 * @param deadAfterTries a mail is given up after this many tries, and
 * @param deadAfter this much time; clearly shorter than {@code plusone.outbox.dead-after}
 */
@ConfigurationProperties(prefix = "plusone.mail", ignoreUnknownFields = false)
public record MailSettings(
        String from, Duration timeLimit, int deadAfterTries, Duration deadAfter) {

    public MailSettings {
        sender(from);
    }

    InternetAddress sender() {
        return sender(from);
    }

    String domain() {
        var address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress sender(String from) {
        try {
            var sender = new InternetAddress(from, true);
            if (sender.getAddress().contains("@")) return sender;
        } catch (AddressException _) {
            // Said below, without the parser's words.
        }
        throw new IllegalArgumentException(
                "plusone.mail.from must be an address like Plus One <hello@example.com>");
    }
}
