package plusone.notification.template;

import org.springframework.stereotype.Component;
import plusone.notification.template.TemplateRejection.TemplateNotFound;
import reactor.core.publisher.Mono;

/** Finds templates by name. */
@Component
public class Templates {

    private final TemplateTables tables;

    Templates(TemplateTables tables) {
        this.tables = tables;
    }

    /** Fails with 404 {@code template-not-found} where there is none of this name. */
    public Mono<Template> named(String name) {
        return tables.translations(name)
                .collectList()
                .filter(found -> !found.isEmpty())
                .map(Template::new)
                .switchIfEmpty(Mono.defer(() -> unknown(name)));
    }

    private Mono<Template> unknown(String name) {
        return tables.names()
                .collectList()
                .flatMap(
                        names ->
                                Mono.error(TemplateProblems.of(new TemplateNotFound(name, names))));
    }
}
