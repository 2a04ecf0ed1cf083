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

/** What it means that a mail was not taken. */
final class MailFailures {

    private MailFailures() {}

    static MailFailedException of(Throwable failure) {
        var causes = causes(failure);
        return causes.stream()
                .flatMap(MailFailures::code)
                .findFirst()
                .map(MailFailures::refused)
                .orElseGet(() -> new MailFailedException(reason(causes), false));
    }

    /** Replies of 500 and above are for good (RFC 5321, 4.2.1). */
    private static MailFailedException refused(int code) {
        return new MailFailedException("the mail server refused with " + code, code >= 500);
    }

    private static Stream<Integer> code(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException it -> Stream.of(it.getReturnCode());
            case SMTPSendFailedException it -> Stream.of(it.getReturnCode());
            default -> Stream.empty();
        };
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
