package plusone.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.reactive.function.client.WebClient;
import plusone.contract.HouseRules;

@AnalyzeClasses(packages = "plusone.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule CALLS_NO_OTHER_SERVICE =
            noClasses().should().dependOnClassesThat().areAssignableTo(WebClient.class);

    @ArchTest
    static final ArchRule MAIL_ONLY_BY_THE_MAILER =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Mailer")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(JavaMailSender.class);

    @Test
    void keepsFeaturesApart() {
        ApplicationModules.of(NotificationApplication.class).verify();
    }
}
