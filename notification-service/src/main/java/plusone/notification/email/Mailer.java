package plusone.notification.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import plusone.notification.message.Suppression;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Hands mails to the mail server. */
@Component
class Mailer {

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Clock clock;

    Mailer(JavaMailSender sender, MailSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Completes when the mail server has taken the mail. Fails with {@link SuppressedException} or
     * {@link MailFailedException}.
     */
    Mono<Void> send(Email email) {
        // The mail library blocks, so it has threads of its own, and time limits on its socket.
        return Mono.fromRunnable(() -> sender.send(written(email)))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(settings.timeLimit())
                .onErrorMap(failure -> !(failure instanceof SuppressedException), MailFailures::of)
                .then();
    }

    private MimeMessage written(Email email) {
        var receiver = receiver(email);
        try {
            var mail = sender.createMimeMessage();
            var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.sender());
            helper.setTo(receiver);
            helper.setSubject(email.subject());
            helper.setText(email.body());
            helper.setSentDate(Date.from(clock.instant()));
            mail.setHeader("Message-ID", "<" + email.id() + "@" + settings.domain() + ">");
            mail.setHeader("Content-Language", email.language().toLanguageTag());
            mail.setHeader("Auto-Submitted", "auto-generated");
            return mail;
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One address and nothing else: what a member typed must not become a second receiver. */
    private static InternetAddress receiver(Email email) {
        if (!MailAddresses.isMailbox(email.address()))
            throw new SuppressedException(Suppression.INVALID_ADDRESS);
        try {
            var address = new InternetAddress();
            address.setAddress(email.address());
            address.validate();
            var name = email.name();
            if (name != null) address.setPersonal(name, "UTF-8");
            return address;
        } catch (AddressException | UnsupportedEncodingException _) {
            throw new SuppressedException(Suppression.INVALID_ADDRESS);
        }
    }
}
