package plusone.outbox;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@AnalyzeClasses(packages = "plusone.outbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule NOTHING_WAITS =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(
                                            nameMatching(
                                                    "block|blockFirst|blockLast|blockOptional|toFuture"))
                                    .and(target(owner(resideInAPackage("reactor.core..")))));

    @ArchTest
    static final ArchRule ONLY_A_RELAY_SUBSCRIBES =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Relay.class)
                    .should()
                    .callMethodWhere(
                            target(nameMatching("subscribe"))
                                    .and(target(owner(resideInAPackage("reactor.core..")))));

    @ArchTest
    static final ArchRule ONLY_TABLES_SPEAK_SQL =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*(Tables|Configuration)")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(DatabaseClient.class);

    @ArchTest
    static final ArchRule TRANSACTIONS_GO_THROUGH_ATOMICALLY =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(TransactionalOperator.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ReactiveTransactionManager.class);

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_COME_BY_CONSTRUCTOR =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");
}
