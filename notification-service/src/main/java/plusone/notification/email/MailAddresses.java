package plusone.notification.email;

import java.util.regex.Pattern;

/** Which addresses mail can be sent to. */
final class MailAddresses {

    private static final int LONGEST = 254;

    /**
     * A mailbox of ASCII characters (RFC 5321, 4.1.2), its local part not in quotes and at most 64
     * long. Other characters would lose their upper bits on their way to the mail server, and so
     * name somebody else.
     */
    private static final Pattern MAILBOX =
            Pattern.compile(
                    "(?=[^@]{1,64}@)[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+@"
                            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+");

    private MailAddresses() {}

    static boolean isMailbox(String address) {
        return address.length() <= LONGEST && MAILBOX.matcher(address).matches();
    }
}
