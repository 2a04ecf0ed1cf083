package plusone.batches;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import plusone.contract.HouseRules;

@AnalyzeClasses(packages = "plusone.batches", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
}
