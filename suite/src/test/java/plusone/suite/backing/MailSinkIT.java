package plusone.suite.backing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import plusone.suite.FreePorts;
import plusone.suite.e2e.Mailbox;

class MailSinkIT {

    @Test
    void showsWhatWasSentToWhoeverAsksForTheAddressWithAnyPassword() throws Exception {
        var ports = FreePorts.choose();
        new MailSink(ports).start();

        send(ports.smtp(), "ada@plusone.example", "You earned 49 points");

        assertThat(new Mailbox(ports, "ada@plusone.example").subjects())
                .containsExactly("You earned 49 points");
        assertThat(new Mailbox(ports, "ben@plusone.example").subjects()).isEmpty();
    }

    private static void send(int port, String to, String subject) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("hello@plusone.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject);
        mail.setText("Hello");
        Transport.send(mail);
    }
}
