package plusone.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.reactive.function.client.WebClient;

@AnalyzeClasses(packages = "plusone.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule NOTHING_WAITS =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(nameMatching("block|blockFirst|blockLast|subscribe|toFuture"))
                                    .and(target(owner(resideInAPackage("reactor.core..")))));

    @ArchTest
    static final ArchRule ONLY_APIS_CALL_OTHERS =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*(Api|Configuration)")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(WebClient.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("ClockConfiguration")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CIRCLE =
            slices().matching("plusone.gateway.(*)..").should().beFreeOfCycles();
}
