package plusone.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailSendException;
import plusone.notification.email.MailFailedException.Kind;

class MailFailuresTests {

    @ParameterizedTest
    @CsvSource({
        "450, PASSING",
        "452, PASSING",
        "501, FINAL",
        "530, PASSING",
        "550, FINAL",
        "551, FINAL",
        "552, PASSING",
        "553, FINAL",
        "554, PASSING"
    })
    void givesUpOnlyWhereTheServerRefusesTheAddress(int code, Kind kind) throws Exception {
        var address = new InternetAddress("ada@example.org");
        var refused = new SMTPAddressFailedException(address, "RCPT TO", code, "no such ada");
        var failure =
                new MailSendException(
                        Map.of(new Object(), new SendFailedException("Invalid", refused)));

        var meaning = MailFailures.of(failure);

        assertThat(meaning.kind()).isEqualTo(kind);
        assertThat(meaning.reason()).isEqualTo("the mail server refused with " + code);
    }

    @Test
    void saysThatTheServerIsOutOfReach() {
        var cause = new SocketConnectException("no", new java.io.IOException(), "localhost", 1, 1);
        var failure = new MailSendException("no", new MailConnectException(cause));

        assertThat(MailFailures.of(failure).reason()).isEqualTo("the mail server is out of reach");
        assertThat(MailFailures.of(failure).kind()).isEqualTo(Kind.PASSING);
    }

    @Test
    void saysThatTheServerDidNotAnswer() {
        assertThat(MailFailures.of(new TimeoutException()).reason())
                .isEqualTo("the mail server did not answer in time");
        assertThat(
                        MailFailures.of(new MailSendException("no", new SocketTimeoutException()))
                                .reason())
                .isEqualTo("the mail server did not answer in time");
    }

    @Test
    void triesAgainWhereItDoesNotUnderstand() {
        var meaning = MailFailures.of(new IllegalStateException("ada@example.org is odd"));

        assertThat(meaning.kind()).isEqualTo(Kind.PASSING);
        assertThat(meaning.reason()).isEqualTo("the mail server did not take it");
    }
}
