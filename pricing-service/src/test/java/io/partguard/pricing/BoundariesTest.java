package io.partguard.pricing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "io.partguard.pricing", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {
    private static final String[] RULES = {
        "io.partguard.pricing.cell",
        "io.partguard.pricing.check",
        "io.partguard.pricing.rate",
        "io.partguard.pricing.region",
        "io.partguard.pricing.masterdata",
        "io.partguard.pricing.rule",
        "io.partguard.pricing.book",
        "io.partguard.pricing.waterfall",
        "io.partguard.pricing.targets",
        "io.partguard.pricing.pressure",
        "io.partguard.pricing.pricelist",
        "io.partguard.pricing.quote",
        "io.partguard.pricing.reference",
        "io.partguard.pricing.verification",
        "io.partguard.pricing.finding",
        "io.partguard.pricing.computing",
        "io.partguard.pricing.publication"
    };
    private static final String OPTIMIZER = "io.partguard.pricing.optimizer..";

    /** The API library's records may be used; they are plain Java. */
    @ArchTest
    static final ArchRule rulesKnowNoFrameworkAndNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(RULES)
            .or()
            .resideInAPackage(OPTIMIZER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "jakarta..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule rulesDoNotKnowHowTheyAreStoredOrAskedFor = noClasses()
            .that()
            .resideInAnyPackage(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.partguard.pricing..web", "io.partguard.pricing..store", "io.partguard.pricing..importing");

    @ArchTest
    static final ArchRule nobodyButTheOuterWorldTalksHttp = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .resideInAPackage("..web")
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule nobodyDependsOnWeb = noClasses()
            .that()
            .resideOutsideOfPackage("..web")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.partguard.pricing..web");

    @ArchTest
    static final ArchRule theVerifierSharesNoCodeWithTheOptimiser = noClasses()
            .that()
            .resideInAPackage("io.partguard.pricing.verification..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(OPTIMIZER);

    /** What the verifier rests on, the optimiser has to have worked out by itself. */
    @ArchTest
    static final ArchRule theOptimiserAsksNoRuleForItsBound = noClasses()
            .that()
            .resideInAPackage(OPTIMIZER)
            .should()
            .callMethodWhere(describe(
                    "is a rule's own",
                    call -> call.getTargetOwner().getPackageName().equals("io.partguard.pricing.rule")
                            && Set.of("bound", "boundAtLevel", "budget", "covers", "quotient")
                                    .contains(call.getName())))
            .orShould()
            .callMethodWhere(describe(
                    "is the price chain's own",
                    call -> call.getTargetOwner().getSimpleName().equals("PriceChain")
                            && Set.of("at", "highest", "dealerNet", "retailInclTax")
                                    .contains(call.getName())))
            .orShould()
            .callMethodWhere(describe(
                    "is the rates' own",
                    call -> call.getTargetOwner().getSimpleName().equals("Rates")
                            && call.getName().equals("convert")));

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.partguard.pricing.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noFloatingPoint = noClasses()
            .that()
            .resideInAnyPackage(RULES)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Double.class, Float.class);
}
