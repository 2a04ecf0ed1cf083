package plusone.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** A real mail server on a free port, which can be stopped and started again on the same port. */
public final class MailServer implements AutoCloseable {

    private GreenMail running;
    private final int port;

    private MailServer() {
        start(0);
        port = running.getSmtp().getPort();
    }

    static MailServer started() {
        return new MailServer();
    }

    public int port() {
        return port;
    }

    public void startAgain() {
        start(port);
    }

    private void start(int onPort) {
        running = new GreenMail(new ServerSetup(onPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        running.start();
    }

    public void stop() {
        running.stop();
    }

    @Override
    public void close() {
        stop();
    }

    /** What has arrived for an address since the server was started. */
    public List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(running.getReceivedMessages())
                .filter(mail -> receivers(mail).contains(address))
                .toList();
    }

    private static List<String> receivers(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .map(InternetAddress.class::cast)
                    .map(InternetAddress::getAddress)
                    .toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
