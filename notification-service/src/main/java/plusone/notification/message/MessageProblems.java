package plusone.notification.message;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import plusone.contract.ProblemException;
import plusone.notification.message.MessageRejection.MessageNotFound;

/** How it looks over HTTP that a message cannot be shown. */
final class MessageProblems {

    private MessageProblems() {}

    static ProblemException of(MessageRejection rejection) {
        return switch (rejection) {
            case MessageNotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND, "message-not-found", "There is no message " + id + ".");
        };
    }
}
