package plusone.notification.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import plusone.contract.EmailAddresses;

/**
 * Settings of mail. Where the mail server is, and its time limits, are settings of Spring ({@code
 * spring.mail.*}).
 *
 * @param from whom mails come from, for example {@code Plus One <hello@example.com>}; its domain
 *     also names the mails
 * @param timeLimit for handing over one mail up to its final dot; shorter than {@code
 *     plusone.outbox.time-limit}, so that what became of it can still be noted
 * @param replyLimit how long the mail server may take to say whether it has the mail; RFC 5321,
 *     4.5.3.2.6, wants 10 minutes, so that mails do not come twice
 * @param unansweredPauses before a mail is sent again of which the mail server never said whether
 *     it has it; when they are used up the mail is given up
 * @param connections to the mail server at once; 1 or more
 * @param deadAfterTries a mail is given up after this many tries, and
 * @param deadAfter this much time; clearly shorter than {@code plusone.outbox.dead-after}
 */
@ConfigurationProperties(prefix = "plusone.mail", ignoreUnknownFields = false)
public record MailSettings(
        String from,
        Duration timeLimit,
        Duration replyLimit,
        List<Duration> unansweredPauses,
        int connections,
        int deadAfterTries,
        Duration deadAfter) {

    public MailSettings {
        sender(from);
        unansweredPauses = List.copyOf(unansweredPauses);
        if (connections < 1)
            throw new IllegalArgumentException("plusone.mail.connections must be 1 or more");
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
            sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
            if (EmailAddresses.isValid(sender.getAddress())) return sender;
        } catch (AddressException | UnsupportedEncodingException _) {
            // Said below, without the parser's words.
        }
        throw new IllegalArgumentException(
                "plusone.mail.from must be an address like Plus One <hello@example.com>");
    }
}
