package plusone.suite.e2e;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import plusone.suite.part.Ports;

/** What somebody finds in their mail, read by IMAP. */
public final class Mailbox {

    private final Ports ports;
    private final String address;

    public Mailbox(Ports ports, String address) {
        this.ports = ports;
        this.address = address;
    }

    /** Subjects in the order of arrival. */
    public List<String> subjects() throws MessagingException {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", ports.imap(), address, "any");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return subjects(inbox.getMessages());
            }
        }
    }

    private static List<String> subjects(Message[] messages) throws MessagingException {
        var subjects = new ArrayList<String>();
        for (var message : messages) subjects.add(message.getSubject());
        return subjects;
    }
}
