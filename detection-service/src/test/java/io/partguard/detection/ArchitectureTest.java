package io.partguard.detection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the features of this service. */
@AnalyzeClasses(packages = "io.partguard.detection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JUDGING = "io.partguard.detection.judging..";
    private static final String LEARNING = "io.partguard.detection.learning..";
    private static final String LABELS = "io.partguard.detection.labels..";

    @ArchTest
    static final ArchRule judgingIsPure = noClasses()
            .that()
            .resideInAPackage(JUDGING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "feign..", "java.sql..", "jakarta..", "io.github.resilience4j..");

    @ArchTest
    static final ArchRule judgingKnowsNobodyElse = classes()
            .that()
            .resideInAPackage(JUDGING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    JUDGING, "io.partguard.identity..", "java..", "org.jspecify..", "com.ibm.icu..", "tools.jackson..");

    @ArchTest
    static final ArchRule reviewKnowsNothingOfScoring = noClasses()
            .that()
            .resideInAPackage("io.partguard.detection.review..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    JUDGING,
                    LEARNING,
                    "io.partguard.detection.scanning..",
                    "io.partguard.detection.detections..",
                    "io.partguard.detection.sellers..",
                    LABELS,
                    "io.partguard.detection.sampling..",
                    "io.partguard.detection.models..");

    @ArchTest
    static final ArchRule nobodyKnowsLabelsButLearning = noClasses()
            .that()
            .resideOutsideOfPackages(LABELS, LEARNING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LABELS);

    @ArchTest
    static final ArchRule nobodyKnowsLearningButTheModelsAndTheStart = noClasses()
            .that()
            .resideOutsideOfPackages(LEARNING, "io.partguard.detection.models..", "io.partguard.detection")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LEARNING);

    @ArchTest
    static final ArchRule tribuoStaysWhereModelsAreTrained = noClasses()
            .that()
            .resideOutsideOfPackages(LEARNING, "io.partguard.detection.models..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tribuo..");

    @ArchTest
    static final ArchRule httpIsInWebPackagesOnly = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "io.partguard.detection.catalogue..", "io.partguard.detection.prices..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");
}
