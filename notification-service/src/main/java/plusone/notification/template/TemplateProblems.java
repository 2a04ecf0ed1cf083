package plusone.notification.template;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import plusone.contract.ProblemException;
import plusone.notification.template.TemplateRejection.TemplateNotFound;

/** How it looks over HTTP that there are no words for a message. */
final class TemplateProblems {

    private TemplateProblems() {}

    static ProblemException of(TemplateRejection rejection) {
        return switch (rejection) {
            case TemplateNotFound(String name, List<String> known) ->
                    ProblemException.of(
                            NOT_FOUND,
                            "template-not-found",
                            "There is no template "
                                    + name
                                    + ". Use one of: "
                                    + String.join(", ", known)
                                    + ".");
        };
    }
}
