package org.ringrift.jobs.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.Warehouse;

/** The warehouse on HDFS: tables, shards and models live there, and a repeated request adds nothing. */
class HdfsTest {
    /** Exit code of a stage whose answer is no, here a promotion without enough evidence. */
    private static final int REFUSED = 1;

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
    void theWholeLoopRunsThereAndItsRepetitionAddsNothing() throws Exception {
        String place = hadoop.warehouse("lakehouse");
        loop(place);

        Lake lake = new Lake(SharedSpark.session(), place).open();
        Map<String, Long> rows = rows(lake);
        assertThat(rows).containsEntry("games", 6L).containsEntry("models", 1L).containsEntry("evaluations", 1L);
        assertThat(lake.games().read().select("game_id").distinct().count()).isEqualTo(6);
        List<String> files = files(place);
        Warehouse warehouse = Warehouse.at(place, lake.spark().sparkContext().hadoopConfiguration());
        for (String uri : uris(lake)) {
            String kept = warehouse.resolve(uri).toUri().getPath();
            assertThat(files).as(uri).anyMatch(file -> file.equals(kept) || file.startsWith(kept + "/"));
        }

        loop(place);
        assertThat(rows(lake)).isEqualTo(rows);
        assertThat(files(place)).isEqualTo(files);
    }

    private static void loop(String warehouse) {
        assertThat(run(warehouse, "selfplay", "--games", "6", "--players", "random", "--seed", "3"))
                .isZero();
        assertThat(run(warehouse, "dataset", "--games-version", "1")).isZero();
        assertThat(run(warehouse, "train", "--size", "resnet-b1-c8", "--epochs", "1"))
                .isZero();
        assertThat(run(warehouse, "evaluate", "--games", "2", "--sims", "2")).isLessThanOrEqualTo(REFUSED);
        assertThat(run(warehouse, "promote")).isLessThanOrEqualTo(REFUSED);
    }

    private static int run(String warehouse, String stage, String... options) {
        List<String> command = new ArrayList<>(List.of(stage, "--config", "hex8_2p", "--warehouse", warehouse));
        command.addAll(List.of(options));
        return Main.run(command.toArray(String[]::new));
    }

    private static Map<String, Long> rows(Lake lake) {
        return new TreeMap<>(Map.of(
                "games", lake.games().read().count(),
                "datasets", lake.datasets().read().count(),
                "models", lake.models().read().count(),
                "matches", lake.matches().read().count(),
                "evaluations", lake.evaluations().read().count(),
                "promotions", lake.promotions().read().count()));
    }

    /** Where the rows say that shards and models lie. */
    private static List<String> uris(Lake lake) {
        return lake.datasets().read().select("uri").union(lake.models().read().select("uri")).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Paths of all shards and model files, ascending. */
    private static List<String> files(String warehouse) throws IOException {
        List<String> files = new ArrayList<>();
        for (String kind : List.of("datasets", "models")) {
            RemoteIterator<LocatedFileStatus> below =
                    hadoop.fileSystem().listFiles(new org.apache.hadoop.fs.Path(warehouse, kind), true);
            while (below.hasNext()) {
                files.add(below.next().getPath().toUri().getPath());
            }
        }
        return files.stream().sorted().toList();
    }
}
