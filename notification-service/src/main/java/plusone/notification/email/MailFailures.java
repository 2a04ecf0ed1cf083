package plusone.notification.email;

import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import plusone.notification.email.MailFailedException.Kind;

/** What it means that a mail was not taken. */
final class MailFailures {

    /** Replies to RCPT: syntax, no such mailbox, moved away, no such name (RFC 5321, 4.2.3). */
    private static final Set<Integer> OF_THE_ADDRESS = Set.of(501, 550, 551, 553);

    private MailFailures() {}

    /** It was not taken. */
    static MailFailedException of(Throwable failure) {
        var causes = causes(failure);
        return causes.stream()
                .flatMap(MailFailures::refusal)
                .findFirst()
                .orElseGet(() -> new MailFailedException(reason(causes), Kind.PASSING));
    }

    /** Whether it was taken was not said. */
    static MailFailedException unanswered() {
        return new MailFailedException(
                "the mail server did not say whether it took it", Kind.UNKNOWN);
    }

    private static Stream<MailFailedException> refusal(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException it -> Stream.of(refused(it.getReturnCode(), kind(it)));
            case SMTPSendFailedException it -> Stream.of(refused(it.getReturnCode(), Kind.PASSING));
            default -> Stream.empty();
        };
    }

    private static MailFailedException refused(int code, Kind kind) {
        return new MailFailedException("the mail server refused with " + code, kind);
    }

    /**
     * Only what is said of the receiver's address is for good. Whatever else a mail server refuses
     * with 500 and above, our credentials, our sender or our own address, may be mended.
     */
    private static Kind kind(SMTPAddressFailedException refusal) {
        var isOfTheAddress =
                OF_THE_ADDRESS.contains(refusal.getReturnCode())
                        && !String.valueOf(refusal.getMessage()).contains(" 5.7.");
        return isOfTheAddress ? Kind.FINAL : Kind.PASSING;
    }

    private static String reason(Set<Throwable> causes) {
        for (var cause : causes) {
            switch (cause) {
                case SocketTimeoutException _, TimeoutException _ -> {
                    return "the mail server did not answer in time";
                }
                case MailConnectException _, ConnectException _ -> {
                    return "the mail server is out of reach";
                }
                default -> {}
            }
        }
        return "the mail server did not take it";
    }

    /** Mail failures hang together in three ways. */
    private static Set<Throwable> causes(Throwable failure) {
        var all = new LinkedHashSet<Throwable>();
        collect(failure, all);
        return all;
    }

    private static void collect(@Nullable Throwable at, Set<Throwable> all) {
        if (at == null || !all.add(at)) return;
        if (at instanceof MailSendException it)
            Stream.of(it.getMessageExceptions()).forEach(cause -> collect(cause, all));
        if (at instanceof MessagingException it) collect(it.getNextException(), all);
        collect(at.getCause(), all);
    }
}
