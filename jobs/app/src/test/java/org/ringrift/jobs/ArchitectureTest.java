package org.ringrift.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between packages pointing one way; those between modules are kept by the compiler. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar")) // those of the modules below
            .importPackages("org.ringrift");

    private static final List<String> MODULES =
            List.of("common", "gpu-udfs", "jobs/core", "jobs/driver", "jobs/stages", "jobs/app");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    /** A class of this project by its full name: in an import, in code or in a comment's link. */
    private static final Pattern CLASS = Pattern.compile("\\b(org\\.ringrift(?:\\.[a-z]\\w*)*)\\.[A-Z]");

    private static final String[] STAGES = {
        "org.ringrift.jobs.selfplay..",
        "org.ringrift.jobs.dataset..",
        "org.ringrift.jobs.train..",
        "org.ringrift.jobs.evaluate..",
        "org.ringrift.jobs.promote..",
        "org.ringrift.jobs.maintain..",
        "org.ringrift.jobs.sync.."
    };

    @Test
    void rulesKnowTheBoardOnly() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("org.ringrift.board..", "org.ringrift.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ringrift.record..",
                        "org.ringrift.eval..",
                        "org.ringrift.search..",
                        "org.ringrift.player..",
                        "org.ringrift.encode..",
                        "org.ringrift.net..",
                        "org.ringrift.heuristic..");
        rule.check(CLASSES);
    }

    @Test
    void whatStagesShareDoesNotKnowThem() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        "org.ringrift.jobs.play..",
                        "org.ringrift.jobs.evidence..",
                        "org.ringrift.jobs.estimate..",
                        "org.ringrift.jobs.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STAGES);
        rule.check(CLASSES);
    }

    @Test
    void stagesDoNotKnowEachOther() {
        ArchRule rule = SlicesRuleDefinition.slices()
                .matching("org.ringrift.jobs.(selfplay|dataset|train|evaluate|promote|maintain|sync)..")
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
    void planningAsksForNothingButItsArguments() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("org.ringrift.jobs.driver.plan..", "org.ringrift.jobs.driver.simulate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "io.delta..", "java.io..", "java.nio..", "java.net..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime");
        rule.check(CLASSES);
    }

    /** By the sources, since a constant of another package is in the class file as its value alone. */
    @Test
    void packagesHaveNoCircles() throws IOException {
        Map<String, Set<String>> arrows = arrows();
        assertThat(arrows).containsKeys("org.ringrift.rules", "org.ringrift.jobs.lake", "org.ringrift.jobs.cli");
        assertThat(circle(arrows)).isEmpty();
    }

    @Test
    void aCircleIsFound() {
        assertThat(circle(Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("b"), "d", Set.of())))
                .contains(List.of("b", "c", "b"));
    }

    @Test
    void packagesSayWhatTheyAreFor() throws IOException {
        for (Path folder : folders()) {
            assertThat(folder.resolve("package-info.java")).exists();
        }
    }

    private static List<Path> folders() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (Path source : sources()) {
            if (!source.getParent().endsWith("org/ringrift")) { // errors and names that all packages use
                folders.add(source.getParent());
            }
        }
        return List.copyOf(folders);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Checkout.path(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static Map<String, Set<String>> arrows() throws IOException {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            Matcher itself = PACKAGE.matcher(source);
            assertThat(itself.find()).as(file.toString()).isTrue();
            Set<String> from = arrows.computeIfAbsent(itself.group(1), name -> new TreeSet<>());
            Matcher used = CLASS.matcher(source);
            while (used.find()) {
                if (!used.group(1).equals(itself.group(1))) {
                    from.add(used.group(1));
                }
            }
        }
        return arrows;
    }

    private static Optional<List<String>> circle(Map<String, Set<String>> arrows) {
        Set<String> done = new TreeSet<>();
        return new TreeSet<>(arrows.keySet())
                .stream()
                        .flatMap(from -> circle(from, arrows, new LinkedHashSet<>(), done).stream())
                        .findFirst();
    }

    private static Optional<List<String>> circle(
            String at, Map<String, Set<String>> arrows, LinkedHashSet<String> way, Set<String> done) {
        if (!way.add(at)) {
            List<String> circle = new ArrayList<>(way);
            circle = new ArrayList<>(circle.subList(circle.indexOf(at), circle.size()));
            circle.add(at);
            return Optional.of(circle);
        }
        if (!done.contains(at)) {
            for (String next : new TreeSet<>(arrows.getOrDefault(at, Set.of()))) {
                Optional<List<String>> circle = circle(next, arrows, way, done);
                if (circle.isPresent()) {
                    return circle;
                }
            }
            done.add(at);
        }
        way.remove(at);
        return Optional.empty();
    }
}
