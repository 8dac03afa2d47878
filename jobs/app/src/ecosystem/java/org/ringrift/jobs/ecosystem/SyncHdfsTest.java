package org.ringrift.jobs.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.selfplay.JournaledGames;
import org.ringrift.jobs.sites.SiteSettings;
import org.ringrift.jobs.sites.SiteSync;
import org.ringrift.jobs.sites.SyncStrategy;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;

/** A site on local disks and one on HDFS: what one has made comes to the other whole, and back to a third one. */
class SyncHdfsTest {
    @TempDir
    private static Path folder;

    private static MiniHadoop hadoop;

    @BeforeAll
    static void start() throws Exception {
        SharedSpark.session();
        hadoop = MiniHadoop.hdfs(folder);
    }

    @AfterAll
    static void stop() {
        if (hadoop != null) {
            hadoop.close();
        }
    }

    @Test
    void rowsAndFilesGoToHdfsAndBack() {
        String home = folder.resolve("home").toString();
        String there = hadoop.warehouse("site");
        String back = folder.resolve("back").toString();
        run(
                "selfplay",
                "--config",
                "hex8_2p",
                "--warehouse",
                home,
                "--games",
                "6",
                "--players",
                "random",
                "--seed",
                "3");
        run("dataset", "--config", "hex8_2p", "--warehouse", home);
        run("train", "--config", "hex8_2p", "--warehouse", home, "--size", "resnet-b1-c8", "--epochs", "1");
        run("sync", "--from", home, "--to", there);
        run("sync", "--from", there, "--to", back);

        Lake first = new Lake(SharedSpark.session(), home);
        for (String place : List.of(there, back)) {
            Lake other = new Lake(SharedSpark.session(), place);
            assertThat(games(other)).hasSize(6).isEqualTo(games(first));
            String model = first.models().latest("hex8_2p").orElseThrow().modelSha256();
            assertThat(new LakeModelStore(other.warehouse()).read(model).identity())
                    .isEqualTo(model);
            assertThat(other.datasets().read().select("origin").distinct().collectAsList())
                    .as("where it was made, not where it came from last")
                    .extracting(row -> row.getString(0))
                    .containsExactly(first.games().identity());
        }
        run(
                "train",
                "--config",
                "hex8_2p",
                "--warehouse",
                there,
                "--size",
                "resnet-b1-c8",
                "--epochs",
                "1",
                "--seed",
                "9");
    }

    @Test
    void gamesAreKeptOnHdfsAsTheyEndAndADriverBringsWhatIsCommitted() {
        String spot = folder.resolve("spot").toString();
        String kept = hadoop.warehouse("kept");
        run(
                "selfplay",
                "--config=hex8_2p",
                "--warehouse=" + spot,
                "--games=6",
                "--players=random",
                "--seed=4",
                "--journal=" + kept);
        Lake there = new Lake(SharedSpark.session(), kept).open();
        assertThat(JournaledGames.collect(there)).isEqualTo(6);
        Lake here = new Lake(SharedSpark.session(), spot);
        here.games().append(List.of(Rows.game(1)));
        SiteSettings settings = new SiteSettings(List.of(kept), SyncStrategy.EPHEMERAL, Optional.empty());
        new SiteSync(StageContext.of(here, StageListener.NONE), settings).finish();
        assertThat(games(there)).hasSize(7).isEqualTo(games(here));
    }

    private static List<String> games(Lake lake) {
        return lake.games().read().drop("run_id").collectAsList().stream()
                .map(Row::json)
                .sorted()
                .toList();
    }

    private static void run(String... command) {
        assertThat(Main.run(command)).as(String.join(" ", command)).isZero();
    }
}
