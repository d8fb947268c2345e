package io.partguard.detection.judging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.partguard.detection", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule judgingKnowsNoFrameworkAndNoNeighbour = noClasses()
            .that()
            .resideInAPackage("..detection.judging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.tribuo..",
                    "ml.dmlc..",
                    "tools.jackson..",
                    "jakarta..",
                    "..detection.learning..",
                    "..detection.scanning..",
                    "..detection.detections..",
                    "..detection.review..",
                    "..detection.sellers..",
                    "..detection.models..",
                    "..detection.feed..",
                    "..detection.catalogue..",
                    "..detection.prices..");

    @ArchTest
    static final ArchRule onlyLearningKnowsTheTrainer = noClasses()
            .that()
            .resideOutsideOfPackages("..detection.learning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tribuo..", "ml.dmlc..");
}
