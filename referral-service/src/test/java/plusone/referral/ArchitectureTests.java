package plusone.referral;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.modulith.core.ApplicationModules;
import plusone.contract.HouseRules;

@AnalyzeClasses(packages = "plusone.referral", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule STEPS_DO_NO_IO =
            noClasses()
                    .that()
                    .haveNameMatching(
                            ".*referral\\.(Progress|Referral|Payout|Attribution|NextSteps)")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Publisher.class);

    @Test
    void keepsFeaturesApart() {
        ApplicationModules.of(ReferralApplication.class).verify();
    }
}
