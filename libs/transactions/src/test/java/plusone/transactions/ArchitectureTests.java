package plusone.transactions;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "plusone.transactions",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule NOTHING_WAITS =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(
                                            nameMatching(
                                                    "block|blockFirst|blockLast|blockOptional|subscribe"))
                                    .and(target(owner(resideInAPackage("reactor.core..")))));

    @ArchTest
    static final ArchRule ONLY_ATOMICALLY_DETACHES =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Atomically.class)
                    .should()
                    .callMethodWhere(
                            target(nameMatching("toFuture"))
                                    .and(target(owner(resideInAPackage("reactor.core..")))));

    @ArchTest
    static final ArchRule NO_SQL =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.r2dbc.core..");
}
