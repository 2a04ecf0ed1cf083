package plusone.loyalty;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import plusone.contract.HouseRules;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "plusone.loyalty", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule DECISIONS_DO_NO_IO =
            noClasses()
                    .that()
                    .haveNameMatching(
                            ".*ledger\\.(Decisions|Planning|Books|Chain|Expiry|Transaction|Movement)")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Mono.class);

    @Test
    void keepsFeaturesApart() {
        ApplicationModules.of(LoyaltyApplication.class).verify();
    }
}
