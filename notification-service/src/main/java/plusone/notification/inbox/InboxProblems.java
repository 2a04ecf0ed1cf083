package plusone.notification.inbox;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import plusone.contract.ProblemException;
import plusone.notification.inbox.InboxRejection.ItemNotFound;

/** How the inbox's refusals look over HTTP. */
final class InboxProblems {

    private InboxProblems() {}

    static ProblemException of(InboxRejection rejection) {
        return switch (rejection) {
            case ItemNotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND,
                            "message-not-found",
                            "There is no message " + id + " in your inbox.");
        };
    }
}
