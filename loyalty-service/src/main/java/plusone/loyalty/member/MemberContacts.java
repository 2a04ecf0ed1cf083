package plusone.loyalty.member;

import java.util.UUID;
import org.springframework.stereotype.Component;
import plusone.loyalty.notice.Contact;
import plusone.loyalty.notice.Contacts;
import reactor.core.publisher.Mono;

/** Members' contacts, as notification gets them. */
@Component
class MemberContacts implements Contacts {

    private final MemberTables tables;

    MemberContacts(MemberTables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Contact> of(UUID memberId) {
        return tables.byId(memberId).map(MemberContacts::contact);
    }

    private static Contact contact(Member member) {
        return new Contact(
                member.externalId(),
                member.displayName(),
                member.email(),
                member.phone(),
                member.locale(),
                member.timeZone().getId(),
                member.version());
    }
}
