package plusone.notification.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import plusone.contract.EmailAddresses;
import plusone.notification.message.Suppression;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hands mails to the mail server. The mail library blocks, so it has threads of its own, one for
 * each connection; they are virtual ones, whose reads and writes end when they are interrupted.
 */
@Component
class Mailer implements DisposableBean {

    private final JavaMailSenderImpl sender;
    private final MailSettings settings;
    private final Clock clock;
    private final Scheduler threads;

    Mailer(JavaMailSenderImpl sender, MailSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        var factory = Thread.ofVirtual().name("mail-", 1).factory();
        this.threads =
                Schedulers.fromExecutorService(
                        Executors.newFixedThreadPool(settings.connections(), factory));
    }

    /**
     * Completes when the mail server has taken the mail. Fails with {@link SuppressedException} or
     * {@link MailFailedException}, or as the note does; nothing more is written for a mail that has
     * failed.
     *
     * @param note is run before the mail server may deliver the mail; where it fails, it may not
     */
    Mono<Void> send(Email email, Mono<Void> note) {
        return Mono.defer(() -> send(email, note, new EndOfData()));
    }

    private Mono<Void> send(Email email, Mono<Void> note, EndOfData end) {
        var sent = Mono.<Void>fromRunnable(() -> handOver(email, end)).subscribeOn(threads);
        var noted =
                end.reached()
                        .then(note)
                        .doOnSuccess(_ -> end.permit())
                        .doOnError(end::forbid)
                        .onErrorComplete();
        return Mono.firstWithSignal(sent, noted.then(Mono.never()))
                .timeout(tooLate(end))
                .onErrorResume(failure -> end.isTaken() ? Mono.empty() : failed(failure, end));
    }

    /** Early where the end is still ahead; else the mail server has its minutes. */
    private Mono<Long> tooLate(EndOfData end) {
        return Mono.delay(settings.timeLimit())
                .filter(_ -> end.giveUp())
                .switchIfEmpty(Mono.delay(settings.replyLimit()));
    }

    private static Mono<Void> failed(Throwable failure, EndOfData end) {
        if (failure instanceof SuppressedException) return Mono.error(failure);
        if (end.isUnanswered()) return Mono.error(MailFailures.unanswered());
        return Mono.error(end.prohibition().orElseGet(() -> MailFailures.of(failure)));
    }

    private void handOver(Email email, EndOfData end) {
        var protocol = Objects.requireNonNullElse(sender.getProtocol(), "smtp");
        try (var transport = new MailTransport(sender.getSession(), protocol, end)) {
            var mail = written(email);
            transport.connect(
                    sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException failure) {
            throw new MailSendException("not taken", failure);
        }
    }

    private MimeMessage written(Email email) throws MessagingException {
        var receiver = receiver(email);
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.sender());
        helper.setTo(receiver);
        helper.setSubject(email.subject());
        helper.setText(email.body());
        helper.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Content-Language", email.language().toLanguageTag());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        mail.setHeader("Message-ID", "<" + email.id() + "@" + settings.domain() + ">");
        return mail;
    }

    /** One address and nothing else: what a member typed must not become a second receiver. */
    private static InternetAddress receiver(Email email) {
        if (!EmailAddresses.isValid(email.address()))
            throw new SuppressedException(Suppression.INVALID_ADDRESS);
        try {
            var address = new InternetAddress();
            address.setAddress(email.address());
            var name = email.name();
            if (name != null) address.setPersonal(name, "UTF-8");
            return address;
        } catch (UnsupportedEncodingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
