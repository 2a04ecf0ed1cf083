package plusone.notification.template;

import java.util.Locale;

/**
 * What a message says to one member.
 *
 * @param title one line: title in the inbox, subject of the mail
 * @param text what the inbox says
 * @param body what the mail says, plain text
 * @param locale of these words
 */
public record Words(String title, String text, String body, Locale locale) {}
