package org.ringrift.jobs.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.rules.GameConfig;

/** Syncs of real warehouses: what comes over, what must not, and what is left of a sync that was killed. */
class SyncStageTest {
    private static final GameConfig HEX = GameConfig.parse("hex8_2p");

    @TempDir
    private static Path shared;

    private static Site template;
    private static String model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeSite() {
        template = Site.empty(shared.resolve("site")).games(0, 4).dataset();
        model = template.model(3);
        template.evaluation(model);
        template.games(4, 6);
    }

    private Site full(String name) {
        return Site.copyOf(template, folder.resolve(name));
    }

    private Site empty(String name) {
        return Site.empty(folder.resolve(name));
    }

    private static TableOutcome games(SyncReport report) {
        return report.tables().get(0);
    }

    @Test
    void everythingComesOnceAndAnUnchangedSourceIsNotReadAgain() throws IOException {
        Site a = full("a");
        Lake b = new Lake(SharedSpark.session(), folder.resolve("b").toString());
        Sync sync = new Sync(StageContext.of(b, StageListener.NONE), a.location());

        SyncReport first = sync.everything();
        assertThat(first.positive()).isTrue();
        assertThat(first.counts())
                .containsEntry("added", 11L)
                .containsEntry("files", 5L)
                .containsEntry("compared", 11L);
        for (SyncKind kind : SyncKind.values()) {
            assertThat(RowContent.of(kind, kind.table(b).read()).collectAsList())
                    .as(kind.key())
                    .containsExactlyInAnyOrderElementsOf(
                            RowContent.of(kind, kind.table(a.lake()).read()).collectAsList());
        }
        for (String file : a.files("datasets", "models")) {
            assertThat(folder.resolve("b").resolve(file)).hasSameBinaryContentAs(a.path(file));
        }
        new LakeModelStore(b.warehouse()).read(model);
        assertThat(b.datasets().shards(Site.DATASET))
                .as("versions of another warehouse are told apart from those of this one")
                .allSatisfy(shard -> assertThat(shard.origin())
                        .isEqualTo(a.lake().games().identity())
                        .isNotEqualTo(b.games().identity()));
        assertThat(a.lake().datasets().shards(Site.DATASET))
                .allSatisfy(shard -> assertThat(shard.origin()).isNull());

        for (String file : a.files("tables")) { // without its data the source can still be compared by its log
            if (file.endsWith(".parquet") && !file.contains("_delta_log")) {
                Files.delete(a.path(file));
            }
        }
        long version = b.games().version();
        SyncReport second = sync.everything();
        assertThat(second.positive()).isTrue();
        assertThat(second.counts()).containsEntry("compared", 0L).containsEntry("added", 0L);
        assertThat(b.games().version()).isEqualTo(version);
    }

    @Test
    void aKillBeforeAnyStepLosesAndDoublesNothing() {
        Site a = full("a");
        Site b = empty("b");
        b.lake().games().append(List.of(Rows.game(0, "hex8_2p", 2))); // another one than a's: for quarantine
        Set<String> killed = ConcurrentHashMap.newKeySet(); // files are copied by several threads
        SyncSteps kill = step -> {
            if (killed.add(step)) {
                throw new IllegalStateException("killed before: " + step);
            }
        };
        SyncRequest request = SyncRequest.from(a.location()).ofKinds(SyncKind.GAMES, SyncKind.DATASETS);
        b.inRun(run -> {
            int deaths = 0;
            while (!completed(b, run, request, kill)) {
                deaths++;
                if (!b.rows(SyncKind.DATASETS).isEmpty()) {
                    assertThat(b.files("datasets")).as("files before rows").contains(Site.SHARD, Site.OTHER_SHARD);
                }
            }
            assertThat(deaths).as("two copies may die together").isBetween(2, killed.size());
            return true;
        });
        assertThat(killed)
                .containsExactlyInAnyOrder(
                        "copy file", "name file", "append games", "append datasets", "quarantine games", "remember");
        assertThat(b.rows(SyncKind.DATASETS)).isEqualTo(a.rows(SyncKind.DATASETS));
        assertThat(b.rows(SyncKind.GAMES).keySet())
                .isEqualTo(a.rows(SyncKind.GAMES).keySet());
        assertThat(b.lake().games().read().count()).isEqualTo(6);
        assertThat(b.files("quarantine")).hasSize(1);
        assertThat(b.pull(request).counts()).containsEntry("compared", 0L);
    }

    private static boolean completed(Site target, RunHandle run, SyncRequest request, SyncSteps steps) {
        try {
            new SyncStage(new SyncLimits(100, 3), steps).run(target.context(), run, request);
            return true;
        } catch (IllegalStateException | StageFailure e) {
            return false;
        }
    }

    @Test
    void bothDirectionsAtOnceEndInEqualWarehouses() throws Exception {
        Site a = full("a").games(10, 14);
        Site b = empty("b").games(2, 5).games(20, 26);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        SyncKind[] kinds = {SyncKind.GAMES, SyncKind.DATASETS};
        List<Callable<SyncReport>> both = List.of(
                () -> b.pull(SyncRequest.from(a.location()).ofKinds(kinds)),
                () -> a.pull(SyncRequest.from(b.location()).ofKinds(kinds)));
        try {
            for (Future<SyncReport> done : pool.invokeAll(both)) {
                assertThat(done.get().positive()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(a.rows(SyncKind.GAMES)).hasSize(16);
        assertThat(b.rows(SyncKind.GAMES)).isEqualTo(a.rows(SyncKind.GAMES));
        assertThat(b.rows(SyncKind.DATASETS)).isEqualTo(a.rows(SyncKind.DATASETS));
        assertThat(a.lake().games().read().count()).isEqualTo(16);
        assertThat(b.lake().games().read().count()).isEqualTo(16);
    }

    @Test
    void aRowWithAnotherContentIsKeptAsideAndHoldsUpNothing() throws IOException {
        Site a = full("a");
        Site b = empty("b");
        b.lake().games().append(List.of(Rows.game(1, "hex8_2p", 1))); // a's has winner 2
        String ours = b.rows(SyncKind.GAMES).get(Rows.sha(1));

        SyncReport report = b.pull(SyncRequest.from(a.location()).ofKinds(SyncKind.GAMES));
        assertThat(report.positive()).isFalse();
        assertThat(games(report).added()).isEqualTo(5);
        assertThat(games(report).conflicts()).isEqualTo(1);
        assertThat(b.rows(SyncKind.GAMES)).hasSize(6).containsEntry(Rows.sha(1), ours);
        assertThat(Files.readString(b.path(games(report).quarantine())))
                .hasLineCount(1)
                .contains("\"table\":\"games\"", "\"key\":\"" + Rows.sha(1) + "\"", "\"winner\":2", "\"move\":\"NM\"");
        assertThat(b.lake()
                        .syncs()
                        .read()
                        .selectExpr("scope", "added", "conflicts")
                        .collectAsList())
                .extracting(Row::mkString)
                .containsExactly("all51");

        assertThat(b.pull(SyncRequest.from(a.location()).ofKinds(SyncKind.GAMES))
                        .positive())
                .as("told once; it is in quarantine since")
                .isTrue();
        assertThat(b.files("quarantine")).hasSize(1);
    }

    @Tag("long")
    @Test
    void damagedFilesStayWhereTheyAreWithAllThatBelongsToThem() {
        Site a = full("a");
        Site b = empty("b");
        a.flipBit(Site.OTHER_SHARD, 4000);
        String weights = "models/" + model + "/parameters.bin";
        a.withChecksums(weights);
        a.flipBit(weights, 10); // the file system sees this one

        SyncRequest request =
                SyncRequest.from(a.location()).ofKinds(SyncKind.GAMES, SyncKind.DATASETS, SyncKind.MODELS);
        SyncReport report = b.pull(request);
        assertThat(report.positive()).isFalse();
        assertThat(report.refusals()).hasSize(2);
        assertThat(report.refusals().get(0))
                .startsWith("File " + Site.OTHER_SHARD + " has SHA-256 ")
                .endsWith(": row d1/1 of table datasets is not brought. Restore the file in file:" + a.location()
                        + ", then sync again.");
        assertThat(report.refusals().get(1))
                .startsWith("File " + weights + " does not fit the checksums that its file system keeps: row " + model);
        assertThat(b.rows(SyncKind.DATASETS)).as("no half dataset").isEmpty();
        assertThat(b.rows(SyncKind.MODELS)).isEmpty();
        assertThat(b.rows(SyncKind.GAMES)).isEqualTo(a.rows(SyncKind.GAMES));
        assertThat(b.files("datasets", "models"))
                .noneMatch(file -> file.endsWith("00001.npz") || file.endsWith(".bin"));
        assertThat(b.files("datasets", "models")).noneMatch(file -> file.contains(".partial"));

        a.flipBit(Site.OTHER_SHARD, 4000);
        a.flipBit(weights, 10);
        b.flipBit(Site.SHARD, 7); // what no row names yet may be anything
        assertThat(b.pull(request).positive()).isTrue();
        assertThat(b.rows(SyncKind.DATASETS)).isEqualTo(a.rows(SyncKind.DATASETS));
        assertThat(b.rows(SyncKind.MODELS)).isEqualTo(a.rows(SyncKind.MODELS));
        assertThat(b.path(Site.SHARD)).hasSameBinaryContentAs(a.path(Site.SHARD));
        assertThat(b.files("quarantine")).singleElement().asString().startsWith("quarantine/" + Site.SHARD + ".");
    }

    @Test
    @Tag("long")
    void whatWasReplacedIsComparedFromTheStart() throws IOException {
        Site a = full("a");
        Site b = full("b").games(30, 31); // a copy of the same warehouse that has gone its own way
        SyncRequest request = SyncRequest.from(a.location()).ofKinds(SyncKind.GAMES);
        assertThat(b.pull(request).counts()).containsEntry("compared", 6L).containsEntry("added", 0L);

        Site.copyOf(template, folder.resolve("other")).games(40, 42).games(42, 43);
        a.games(50, 51).games(51, 52);
        assertThat(games(b.pull(request)).compared()).isEqualTo(2);
        FileUtils.deleteDirectory(folder.resolve("a").toFile());
        FileUtils.moveDirectory(
                folder.resolve("other").toFile(), folder.resolve("a").toFile());
        assertThat(games(b.pull(request)).added())
                .as("its versions have the same numbers")
                .isEqualTo(3);
    }

    @Tag("long")
    @Test
    void aPlanIsAValueThatCanBeCarriedOutLaterAndTwice() throws IOException {
        Site a = full("a");
        Site b = empty("b");
        String file = folder.resolve("plan.json").toString();
        Sync sync = new Sync(b.context(), a.location());
        SyncPlan plan = sync.plan(SyncRequest.from(a.location())
                .ofKinds(SyncKind.GAMES, SyncKind.MODELS)
                .saving(file));
        assertThat(plan.rows()).isEqualTo(7);
        assertThat(plan.files()).isEqualTo(3);
        assertThat(b.rows(SyncKind.GAMES)).isEmpty();
        assertThat(SyncPlanJson.read(Path.of(file))).isEqualTo(plan);
        assertThat(SyncStage.target(SyncRequest.ofPlan(file))).contains("file:" + b.location());

        a.games(60, 61);
        b.games(0, 2);
        SyncReport report = sync.run(SyncRequest.ofPlan(file));
        assertThat(report.positive()).isTrue();
        assertThat(games(report).added()).as("two came by another way").isEqualTo(4);
        assertThat(b.rows(SyncKind.GAMES))
                .as("what is newer is not in the plan")
                .hasSize(6);
        assertThat(sync.run(SyncRequest.ofPlan(file)).added()).isZero();

        FileUtils.deleteDirectory(folder.resolve("a").toFile());
        Site.copyOf(empty("c").games(0, 1).games(1, 2), folder.resolve("a"));
        assertThatThrownBy(() -> sync.run(SyncRequest.ofPlan(file)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not the one that it was made from, another warehouse lies there now");
    }

    @Test
    @Tag("long")
    void onlyWhatIsAskedForComesAndMoreThanAPlanHoldsComesInSeveral() {
        Site a = full("a");
        a.lake().games().append(List.of(Rows.game(90, "square8_2p", 1)));
        Site b = empty("b");
        Sync sync = new Sync(b.context(), a.location());

        SyncReport report = b.inRun(run -> new SyncStage(new SyncLimits(4, 3), SyncSteps.NONE)
                .run(
                        b.context(),
                        run,
                        SyncRequest.from(a.location()).ofKinds(SyncKind.GAMES).ofConfig(HEX)));
        assertThat(report.tables()).extracting(TableOutcome::added).containsExactly(4L, 2L);
        assertThat(b.rows(SyncKind.GAMES)).hasSize(6);
        assertThat(games(sync.games(HEX)).compared()).isZero();
        assertThat(games(sync.games(GameConfig.parse("square8_2p"))).added()).isEqualTo(1);

        assertThat(sync.models(Rows.sha(5)).added()).isZero();
        assertThat(sync.models(model).added()).isEqualTo(1);
        assertThat(b.rows(SyncKind.MODELS)).containsOnlyKeys(model);
        assertThat(b.rows(SyncKind.DATASETS)).isEmpty();
    }

    @Test
    void noPlaceToSyncFromIsASentence() {
        Site b = empty("b");
        Path nowhere = folder.resolve("nowhere");
        List<String> messages = new ArrayList<>();
        for (String from : List.of(b.location(), nowhere.toString())) {
            assertThatThrownBy(() -> b.pull(SyncRequest.from(from)))
                    .isInstanceOf(UserError.class)
                    .satisfies(e -> messages.add(e.getMessage()));
        }
        assertThat(messages)
                .containsExactly(
                        "Cannot sync from file:" + b.location()
                                + " to itself: give another warehouse as --from or --to.",
                        "Cannot sync from file:" + nowhere
                                + ": there is no warehouse. Give the folder that holds its folder tables.");
        Lake target = new Lake(SharedSpark.session(), folder.resolve("made").toString());
        assertThatThrownBy(() -> new Sync(StageContext.of(target, StageListener.NONE), nowhere.toString()).everything())
                .isInstanceOf(UserError.class);
        assertThat(folder.resolve("made")).doesNotExist();
    }
}
