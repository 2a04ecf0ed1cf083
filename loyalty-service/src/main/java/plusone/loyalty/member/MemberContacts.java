package plusone.loyalty.member;

import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plusone.contract.EmailAddresses;
import plusone.contract.Names;
import plusone.contract.PhoneNumbers;
import plusone.loyalty.notice.Contact;
import plusone.loyalty.notice.Contacts;
import reactor.core.publisher.Mono;

/**
 * Members' contacts, as notification gets them. What was kept when more was taken, and would be
 * refused there today, is left out: the rest of the contact must still arrive.
 */
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
                fitting(member.displayName(), Names::isValid),
                fitting(member.email(), EmailAddresses::isValid),
                fitting(member.phone(), PhoneNumbers::isValid),
                member.locale(),
                member.timeZone().getId(),
                member.version());
    }

    private static @Nullable String fitting(@Nullable String text, Predicate<String> rule) {
        return text == null || rule.test(text) ? text : null;
    }
}
