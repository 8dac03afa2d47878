package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.rules.Edition;

class GameSelectionTest {
    @TempDir
    private static Path folder;

    /** Three commits, oldest first; the first two are a microsecond apart. */
    private static Lake lake;

    /** The games from the newest to the oldest: by time, then by id. */
    private static List<String> newestFirst;

    @BeforeAll
    static void play() {
        Lake played = SharedSpark.lake(folder.resolve("played"));
        Datasets.play(played, "hex8_2p", 8, "heuristic");
        List<String> ids =
                Datasets.games(played).stream().map(row -> row.gameId()).toList();
        lake = SharedSpark.lake(folder.resolve("lake"));
        append(played.games().read(), ids.subList(3, 6), "2026-01-01T00:00:00.000001Z");
        append(played.games().read(), ids.subList(0, 3), "2026-01-01T00:00:00.000002Z");
        append(played.games().read(), ids.subList(6, 8), "2026-02-01T00:00:00Z");
        newestFirst = List.of(7, 6, 2, 1, 0, 5, 4, 3).stream().map(ids::get).toList();
    }

    private static void append(Dataset<Row> games, List<String> ids, String time) {
        lake.games()
                .append(games.where(col("game_id").isInCollection(ids))
                        .withColumn("created_at", lit(Timestamp.from(Instant.parse(time)))));
    }

    @Test
    void aWindowHasTheNewestGames() {
        for (int window = 1; window <= 8; window++) {
            assertThat(ids(select(window))).containsExactlyInAnyOrderElementsOf(newestFirst.subList(0, window));
        }
    }

    @Test
    void aWindowLargerThanTheTableAndNoWindowHaveAllGames() {
        assertThat(ids(select(9))).containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(ids(select(0))).containsExactlyInAnyOrderElementsOf(newestFirst);
    }

    @Test
    void olderFilesAreNotRead() {
        assertThat(lake.games().read().inputFiles()).hasSize(3);
        assertThat(select(2).inputFiles()).hasSize(1);
    }

    @Test
    void aWindowOfNoGamesIsEmpty() {
        GameFilter none = new GameFilter(Edition.ASIS, List.of("gumbel:*"), 0, 3);
        assertThat(ids(select(none))).isEmpty();
    }

    private static Dataset<Row> select(int window) {
        return select(new GameFilter(Edition.ASIS, List.of(), 0, window));
    }

    private static Dataset<Row> select(GameFilter filter) {
        DatasetRequest request =
                DatasetRequest.of(Datasets.HEX, lake.games().version(), filter, DatasetOptions.STANDARD, 1);
        return new GameSelection(lake, request).rows();
    }

    private static List<String> ids(Dataset<Row> games) {
        return games.select("game_id").as(Encoders.STRING()).collectAsList();
    }
}
