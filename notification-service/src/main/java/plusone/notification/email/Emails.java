package plusone.notification.email;

import org.springframework.stereotype.Component;
import plusone.notification.contact.Contact;
import plusone.notification.contact.ContactBook;
import plusone.notification.contact.Reach;
import plusone.notification.message.Due;
import plusone.notification.message.Suppression;
import plusone.notification.template.OneLine;
import plusone.notification.template.Template;
import plusone.notification.template.Templates;
import reactor.core.publisher.Mono;

/** Writes mails, to the address and in the language that the member has at this moment. */
@Component
class Emails {

    private final ContactBook contacts;
    private final Templates templates;

    Emails(ContactBook contacts, Templates templates) {
        this.contacts = contacts;
        this.templates = templates;
    }

    /** Fails with {@link SuppressedException} where there is nobody to write to. */
    Mono<Email> write(Due due) {
        return contacts.reach(due.memberId()).flatMap(reach -> write(due, reach));
    }

    private Mono<Email> write(Due due, Reach reach) {
        return switch (reach) {
            case Reach.Known(var contact) ->
                    templates.named(due.template()).map(template -> email(due, template, contact));
            case Reach.Unknown _, Reach.Deleted _ ->
                    Mono.error(new SuppressedException(Suppression.CONTACT_DELETED));
        };
    }

    private static Email email(Due due, Template template, Contact contact) {
        var address = contact.email();
        if (address == null) throw new SuppressedException(Suppression.NO_ADDRESS);
        var name = contact.displayName();
        var words = template.words(contact.language(), due.data(), name);
        return new Email(
                due.deliveryId(),
                address,
                name == null ? null : OneLine.of(name),
                words.title(),
                words.body(),
                words.locale());
    }
}
