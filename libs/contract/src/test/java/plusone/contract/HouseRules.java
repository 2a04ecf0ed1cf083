package plusone.contract;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.reactivestreams.Publisher;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The rules of the house that a compiler does not know; services and libraries hold their classes
 * against them. Where one place alone may do a thing, it is named here.
 */
public final class HouseRules {

    private static final String REJECTION = "Rejection";

    @ArchTest
    static final ArchRule SQL_ONLY_IN_TABLES =
            noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Tables")
                    .and()
                    .haveSimpleNameNotEndingWith("Configuration")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(DatabaseClient.class)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CALLS_ONLY_BY_APIS =
            noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Api")
                    .and()
                    .haveSimpleNameNotEndingWith("Configuration")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(WebClient.class);

    @ArchTest
    static final ArchRule TRANSACTIONS_ONLY_DETACHED =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("plusone.transactions")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(TransactionalOperator.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ReactiveTransactionManager.class)
                    .orShould()
                    .beAnnotatedWith(Transactional.class)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOTHING_BLOCKS =
            noClasses()
                    .that()
                    .haveNameNotMatching(
                            "plusone\\.(transactions\\.Atomically|outbox\\.Relays|loyalty\\.ledger\\.Lane|referral\\.advocate\\.VisitCounts)")
                    .should()
                    .callMethodWhere(
                            target(owner(assignableTo(Publisher.class)))
                                    .and(
                                            target(
                                                    nameMatching(
                                                            "block.*|subscribe|to(Future|Iterable|Stream)"))));

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_GIVEN =
            noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Configuration")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callConstructor(Random.class);

    @ArchTest
    static final ArchRule SETTINGS_REFUSE_UNKNOWN_NAMES =
            classes()
                    .that()
                    .areAnnotatedWith(ConfigurationProperties.class)
                    .should()
                    .beAnnotatedWith(refusingUnknownNames())
                    .andShould()
                    .beRecords()
                    .allowEmptyShould(true);

    /** They count UTF-16 units, take what nobody sees, or try patterns of somebody else's. */
    private static final Set<Class<? extends Annotation>> MISLEADING_ON_TEXTS =
            Set.of(
                    Size.class,
                    NotBlank.class,
                    NotEmpty.class,
                    Email.class,
                    org.hibernate.validator.constraints.Length.class);

    @ArchTest
    static final ArchRule TEXTS_ARE_COUNTED_IN_CHARACTERS =
            classes().should(constrainTextsByTheContractAlone()).allowEmptyShould(true);

    private static ArchCondition<JavaClass> constrainTextsByTheContractAlone() {
        return new ArchCondition<>("hold texts to constraints of plusone.contract") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .flatMap(it -> it.getParameters().stream())
                        .filter(it -> it.getRawType().isEquivalentTo(String.class))
                        .filter(HouseRules::isMisled)
                        .map(it -> SimpleConditionEvent.violated(type, it.getDescription()))
                        .forEach(events::add);
            }
        };
    }

    private static boolean isMisled(JavaParameter text) {
        return MISLEADING_ON_TEXTS.stream().anyMatch(text::isAnnotatedWith);
    }

    private static DescribedPredicate<JavaAnnotation<?>> refusingUnknownNames() {
        return DescribedPredicate.describe(
                "@ConfigurationProperties(ignoreUnknownFields = false)",
                it ->
                        it.getRawType().isEquivalentTo(ConfigurationProperties.class)
                                && Boolean.FALSE.equals(
                                        it.get("ignoreUnknownFields").orElse(true)));
    }

    @ArchTest
    static final ArchRule CONSTRAINTS_ARE_OBEYED =
            classes()
                    .that()
                    .areRecords()
                    .should(haveTheirConstraintsOnFields())
                    .allowEmptyShould(true);

    /**
     * {@code Programme.@NotNull Status status} is an annotation of the type as it is used there,
     * which no validator looks at; {@code @NotNull Status status} is one of the field as well.
     */
    private static ArchCondition<JavaClass> haveTheirConstraintsOnFields() {
        return new ArchCondition<>("have their constraints on fields, where they are looked at") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Arrays.stream(type.reflect().getRecordComponents())
                        .map(it -> new SimpleConditionEvent(type, isObeyed(it), type + ": " + it))
                        .forEach(events::add);
            }
        };
    }

    private static boolean isObeyed(RecordComponent component) {
        try {
            var field = component.getDeclaringRecord().getDeclaredField(component.getName());
            return Arrays.stream(component.getAnnotatedType().getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(it -> it == Valid.class || it.isAnnotationPresent(Constraint.class))
                    .allMatch(field::isAnnotationPresent);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ArchTest
    static final ArchRule EACH_REFUSAL_HAS_ITS_PROBLEM =
            classes()
                    .that()
                    .haveSimpleNameEndingWith(REJECTION)
                    .should(haveOneExhaustiveSwitch())
                    .allowEmptyShould(true);

    /**
     * The compiler ends a switch without default over a sealed type with a MatchException; there is
     * no other trace of it.
     */
    private static ArchCondition<JavaClass> haveOneExhaustiveSwitch() {
        return new ArchCondition<>("be sealed, with one exhaustive switch in …Problems") {
            @Override
            public void check(JavaClass rejection, ConditionEvents events) {
                var name = rejection.getSimpleName().replace(REJECTION, "Problems");
                var beside = rejection.getPackage();
                var isHandled =
                        rejection.reflect().isSealed()
                                && beside.containsClassWithSimpleName(name)
                                && switches(beside.getClassWithSimpleName(name)) == 1;
                events.add(new SimpleConditionEvent(rejection, isHandled, rejection.getName()));
            }
        };
    }

    private static long switches(JavaClass problems) {
        return problems.getMethods().stream().filter(HouseRules::hasExhaustiveSwitch).count();
    }

    private static boolean hasExhaustiveSwitch(JavaMethod method) {
        return method.getConstructorCallsFromSelf().stream()
                .anyMatch(it -> it.getTargetOwner().isEquivalentTo(MatchException.class));
    }

    private HouseRules() {}
}
