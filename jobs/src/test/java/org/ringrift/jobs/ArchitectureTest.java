package org.ringrift.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between modules and packages pointing one way. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ringrift");

    private static final String JOBS = "org.ringrift.jobs..";
    private static final String[] STAGES = {
        "org.ringrift.jobs.selfplay..",
        "org.ringrift.jobs.dataset..",
        "org.ringrift.jobs.train..",
        "org.ringrift.jobs.evaluate..",
        "org.ringrift.jobs.promote.."
    };

    @Test
    void commonKnowsNeitherSparkNorHadoop() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(JOBS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "io.delta..", "scala..");
        rule.check(CLASSES);
    }

    @Test
    void commonDoesNotKnowJobs() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(JOBS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JOBS);
        rule.check(CLASSES);
    }

    @Test
    void onlyJobsKnowTheFunctions() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages("org.ringrift.udf..", JOBS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ringrift.udf..");
        rule.check(CLASSES);
    }

    @Test
    void rulesKnowTheBoardOnly() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("org.ringrift.board..", "org.ringrift.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ringrift.record..",
                        "org.ringrift.search..",
                        "org.ringrift.player..",
                        "org.ringrift.encode..",
                        "org.ringrift.net..",
                        "org.ringrift.heuristic..");
        rule.check(CLASSES);
    }

    @Test
    void onlyCommandsAndThePipelineKnowStages() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        "org.ringrift.jobs.lake..",
                        "org.ringrift.jobs.play..",
                        "org.ringrift.jobs.run..",
                        "org.ringrift.jobs.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STAGES);
        rule.check(CLASSES);
    }

    @Test
    void stagesDoNotKnowEachOther() {
        ArchRule rule = SlicesRuleDefinition.slices()
                .matching("org.ringrift.jobs.(selfplay|dataset|train|evaluate|promote)..")
                .should()
                .notDependOnEachOther();
        rule.check(CLASSES);
    }

    @Test
    void nothingKnowsTheCommandLine() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("org.ringrift.jobs.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ringrift.jobs.cli..");
        rule.check(CLASSES);
    }

    @Test
    void packagesOfCommonHaveNoCycles() {
        ArchRule rule = SlicesRuleDefinition.slices()
                .matching(
                        "org.ringrift.(board|rules|record|parity|search|player|heuristic|encode|net|npz|rating|bench)..")
                .should()
                .beFreeOfCycles();
        rule.check(CLASSES);
    }
}
