package plusone.notification.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends one mail, and tells on which side of its final dot it is. */
final class MailTransport extends SMTPTransport {

    private static final int LOWEST_REFUSAL = 400;

    private final EndOfData end;

    /**
     * @param protocol {@code smtp} or {@code smtps}, as the settings of the session are named
     */
    MailTransport(Session session, String protocol, EndOfData end) {
        super(
                session,
                new URLName(protocol, null, -1, null, null, null),
                protocol,
                protocol.equals("smtps"));
        this.end = end;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        finish(super::finishData);
    }

    /** Where {@code mail.smtp.chunksize} is set, the last chunk is what the dot is elsewhere. */
    @Override
    protected void finishBdat() throws IOException, MessagingException {
        finish(super::finishBdat);
    }

    private void finish(Ending ending) throws IOException, MessagingException {
        end.await();
        try {
            ending.write();
        } catch (SMTPSendFailedException failure) {
            if (failure.getReturnCode() >= LOWEST_REFUSAL) end.refused();
            throw failure;
        }
        end.taken();
    }

    private interface Ending {

        void write() throws IOException, MessagingException;
    }
}
