package plusone.notification.contact;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plusone.callers.AllowedFor;
import reactor.core.publisher.Mono;

@RestController
class ContactController {

    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    @PutMapping("/v1/members/{id}/contact")
    @AllowedFor(services = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> put(@PathVariable("id") UUID memberId, @Valid @RequestBody PutContact contact) {
        return contacts.put(contact.of(memberId));
    }

    @DeleteMapping("/v1/members/{id}/contact")
    @AllowedFor(services = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable("id") UUID memberId) {
        return contacts.delete(memberId);
    }
}
