package org.ringrift.jobs.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.sync.RowCopies;
import org.ringrift.jobs.sync.Site;
import org.ringrift.jobs.sync.SyncKind;

/** Real warehouses in three folders. */
class SiteCopiesTest {
    @TempDir
    private Path folder;

    private static SiteCopies copies(List<Site> sites, String... wanted) {
        return new SiteCopies(
                SharedSpark.session(),
                sites.stream().map(Site::location).toList(),
                WantedCopies.parse(List.of(wanted), sites.size()),
                StageListener.NONE,
                InstantSource.system());
    }

    private static CopiesReport.Kind kind(CopiesReport report, SyncKind kind) {
        return report.kinds().get(kind.ordinal());
    }

    @Test
    void whatTooFewHaveComesToTheFirstSitesThatLackIt() {
        Site a = Site.empty(folder.resolve("a")).games(0, 4);
        Site b = Site.empty(folder.resolve("b")).games(3, 6).dataset();
        Site c = Site.empty(folder.resolve("c")).games(5, 7);
        String model = c.model(3);
        List<Site> sites = List.of(a, b, c);

        CopiesReport before = copies(sites, "games=2", "models=1").check();
        assertThat(kind(before, SyncKind.GAMES).copies()).isEqualTo(Map.of(1, 5L, 2, 2L));
        assertThat(kind(before, SyncKind.GAMES).lacking()).isEqualTo(5);
        assertThat(kind(before, SyncKind.DATASETS).wanted())
                .as("everywhere, unless said")
                .isEqualTo(3);
        assertThat(kind(before, SyncKind.DATASETS).lacking()).isEqualTo(2);
        assertThat(kind(before, SyncKind.MODELS).lacking()).isZero();
        assertThat(before.positive()).isFalse();
        assertThat(a.rows(SyncKind.GAMES)).as("nothing is changed").hasSize(4);

        CopiesReport after = copies(sites, "games=2", "models=1").repair();
        assertThat(after.positive()).isTrue();
        assertThat(after.brought()).isEqualTo(5 + 4);
        assertThat(kind(after, SyncKind.GAMES).copies()).isEqualTo(Map.of(2, 7L));
        assertThat(a.rows(SyncKind.GAMES))
                .as("all but one that both others have")
                .hasSize(6);
        assertThat(b.rows(SyncKind.GAMES))
                .as("those that only the first one had")
                .hasSize(3 + 3);
        assertThat(c.rows(SyncKind.GAMES)).hasSize(2);
        assertThat(a.files("datasets")).containsExactlyElementsOf(c.files("datasets"));
        assertThat(c.rows(SyncKind.MODELS)).containsOnlyKeys(model);
        assertThat(a.rows(SyncKind.MODELS)).as("one copy is wanted").isEmpty();
        assertThat(copies(sites, "games=2", "models=1").repair().brought()).isZero();
    }

    /** Files of all sites are deleted, cut and changed by chance, one whole copy of each stays somewhere. */
    @Test
    @Tag("long")
    void whateverBecomesOfFilesIsFoundAndHealedAndARottenCopyReplacesNoGoodOne() throws IOException {
        Site a = Site.empty(folder.resolve("a")).dataset();
        a.model(3);
        List<Site> sites = List.of(a, Site.copyOf(a, folder.resolve("b")), Site.copyOf(a, folder.resolve("c")));
        List<String> files = new ArrayList<>(a.files("datasets"));
        files.addAll(a.files("models"));
        Map<String, byte[]> good = new HashMap<>();
        for (String file : files) {
            good.put(file, Files.readAllBytes(a.path(file)));
        }
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            int damaged = 0;
            for (String file : files) {
                int whole = random.nextInt(sites.size());
                for (int i = 0; i < sites.size(); i++) {
                    if (i != whole && random.nextInt(3) > 0) {
                        damage(sites.get(i), file, random);
                        damaged++;
                    }
                }
            }
            CopiesReport found = copies(sites).check();
            assertThat(found.files().stream()
                            .mapToInt(site -> site.problems().size())
                            .sum())
                    .as("seed " + seed)
                    .isEqualTo(damaged);
            CopiesReport healed = copies(sites).repair();
            assertThat(healed.repaired()).isEqualTo(damaged);
            assertThat(healed.positive()).isTrue();
            for (Site site : sites) {
                for (String file : files) {
                    assertThat(site.path(file)).as("seed " + seed).hasBinaryContent(good.get(file));
                }
            }
        }
    }

    private static void damage(Site site, String file, Random random) throws IOException {
        int bytes = (int) Files.size(site.path(file));
        switch (random.nextInt(3)) {
            case 0 -> Files.delete(site.path(file));
            case 1 -> Files.write(site.path(file), Arrays.copyOf(Files.readAllBytes(site.path(file)), bytes / 2));
            default -> site.flipBit(file, random.nextInt(bytes / 2)); // a manifest ends with what is not compared
        }
    }

    @Test
    void whatCannotBeHealedIsNamedAndDoesNotCount() throws IOException {
        Site a = Site.empty(folder.resolve("a")).dataset();
        Site b = Site.copyOf(a, folder.resolve("b"));
        String shard = a.files("datasets").get(0);
        a.flipBit(shard, 7);
        Files.delete(b.path(shard));
        CopiesReport report = copies(List.of(a, b)).repair();
        assertThat(report.positive()).isFalse();
        assertThat(report.repaired()).isZero();
        assertThat(kind(report, SyncKind.DATASETS).copies()).isEqualTo(Map.of(0, 1L, 2, 1L));
        assertThat(report.files())
                .allSatisfy(site ->
                        assertThat(site.problems()).singleElement().asString().contains(shard, "is missing"));
        assertThat(a.files("quarantine")).as("what can be saved of it").hasSize(1);
    }

    @Test
    void rowsThatAreNotTheSameAreConflictsAndStay() {
        Site a = Site.empty(folder.resolve("a"));
        Site b = Site.empty(folder.resolve("b"));
        a.lake().models().append(List.of(Rows.model(Rows.sha(50), "dataset-1")));
        b.lake().models().append(List.of(Rows.model(Rows.sha(50), "dataset-2")));
        a.games(0, 1);
        CopiesReport report = copies(List.of(a, b), "models=1").check();
        assertThat(kind(report, SyncKind.MODELS).conflicts()).isEqualTo(1);
        assertThat(kind(report, SyncKind.GAMES).conflicts()).isZero();
        assertThat(report.positive()).isFalse();
    }

    @Test
    void aRowGoesFromWhoHasItWholeToTheFirstThatLackIt() {
        List<RowCopies.Short> rows = List.of(
                new RowCopies.Short("x", List.of(1), List.of(1)),
                new RowCopies.Short("y", List.of(0, 2), List.of(2)),
                new RowCopies.Short("nobody has it whole", List.of(0), List.of()));
        SortedMap<Shipment, SortedSet<String>> all = Shipment.of(rows, 2, 4);
        assertThat(all.keySet()).containsExactly(new Shipment(1, 0), new Shipment(2, 1));
        assertThat(all.get(new Shipment(1, 0))).containsExactly("x");
        assertThat(all.get(new Shipment(2, 1))).containsExactly("y");
    }

    @Test
    void wrongWordsAreRefused() {
        for (String wrong : List.of("games", "games=x", "games=", "=2", "boats=1")) {
            assertThatThrownBy(() -> WantedCopies.parse(List.of(wrong), 3))
                    .as(wrong)
                    .isInstanceOf(UserError.class);
        }
        assertThatThrownBy(() -> WantedCopies.parse(List.of("games=4"), 3))
                .hasMessage("Cannot use --wanted games=4: there are 3 sites, so state 1 to 3.");
        Site a = Site.empty(folder.resolve("a"));
        assertThatThrownBy(() -> copies(List.of(a)))
                .hasMessage("Cannot count the copies at one site: give two or more warehouses with --sites.");
        assertThatThrownBy(() -> copies(List.of(a, a))).hasMessageContaining(" twice: give each warehouse once");
    }
}
