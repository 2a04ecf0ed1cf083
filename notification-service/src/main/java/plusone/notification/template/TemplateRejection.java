package plusone.notification.template;

import java.util.List;

/** Why there are no words for a message. */
sealed interface TemplateRejection {

    record TemplateNotFound(String name, List<String> known) implements TemplateRejection {}
}
