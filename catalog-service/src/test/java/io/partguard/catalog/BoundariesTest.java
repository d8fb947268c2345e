package io.partguard.catalog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "io.partguard.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule featuresFormNoRing = SlicesRuleDefinition.slices()
            .matching("io.partguard.catalog.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingButWebKnowsHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..web..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.web..", "jakarta.servlet.."));

    @ArchTest
    static final ArchRule nobodyReachesIntoWeb = noClasses()
            .that()
            .resideOutsideOfPackages("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..web..");

    @ArchTest
    static final ArchRule onlyTheIndexKnowsElasticsearch = noClasses()
            .that()
            .resideOutsideOfPackages("io.partguard.catalog.index..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("co.elastic..");

    @ArchTest
    static final ArchRule rulesImportNoFramework = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(SupersessionNotes?|SupersessionEdges|SupersessionGraph|Groups|Link|NumberForms|OneEdit|KnownPart|Wanted|"
                            + "NumberHits|Codes|PartRow|RowValues|ListItem|ItemReader|PartDocument|PartJson|LifecycleStatus|DocumentDiff|"
                            + "MergePatch|Application|ApplicationRow|ApplicationDraft|SerialRange|Asked|Fit)")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql.."));
}
