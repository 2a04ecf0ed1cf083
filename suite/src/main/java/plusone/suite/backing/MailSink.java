package plusone.suite.backing;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import plusone.suite.part.Ports;

/**
 * Takes every mail and shows it by IMAP to whoever signs in with the address that it was sent to,
 * with any password. Kept in memory only.
 */
final class MailSink {

    private final GreenMail server;

    MailSink(Ports ports) {
        server = new GreenMail(new ServerSetup[] {smtp(ports), imap(ports)});
        server.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
    }

    private static ServerSetup smtp(Ports ports) {
        return new ServerSetup(ports.smtp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    private static ServerSetup imap(Ports ports) {
        return new ServerSetup(ports.imap(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    }

    void start() {
        server.start();
    }
}
