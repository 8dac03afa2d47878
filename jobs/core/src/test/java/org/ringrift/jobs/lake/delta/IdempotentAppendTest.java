package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.GamesTable;
import org.ringrift.jobs.lake.table.PromotionsTable;

class IdempotentAppendTest {
    @TempDir
    private Path folder;

    private GamesTable games;
    private PromotionsTable promotions;

    @BeforeEach
    void open() {
        Lake lake = SharedSpark.lake(folder);
        games = lake.games();
        promotions = lake.promotions();
    }

    private static List<GameRow> games(long from, long to) {
        return LongStream.range(from, to).mapToObj(Rows::game).toList();
    }

    private Dataset<Row> dataset(List<GameRow> rows) {
        return SharedSpark.session()
                .createDataset(rows.stream().map(games.mapper()::toRow).toList(), games.encoder());
    }

    @Test
    void onlyMissingRowsAreAdded() {
        assertThat(games.append(games(0, 5))).isEqualTo(5);
        assertThat(games.append(dataset(games(3, 8)))).isEqualTo(3);
        assertThat(games.read().select("game_id").distinct().count()).isEqualTo(8);
        assertThat(games.read().count()).isEqualTo(8);
        assertThat(games.version()).isEqualTo(2);
    }

    /** Whose first commit, unlike that of a table that this program made, has rows. */
    @Test
    void rowsOfAClonedTableAreNotAddedAgain() {
        games.append(games(0, 5));
        Path clone = folder.resolve("clone");
        String path = games.path().replace(folder.toString(), clone.toString());
        SharedSpark.session().sql("CREATE TABLE delta.`" + path + "` SHALLOW CLONE delta.`" + games.path() + "`");
        GamesTable cloned =
                new Lake(SharedSpark.session(), clone.toString()).open().games();
        assertThat(cloned.version()).isZero();
        assertThat(cloned.read().count()).isEqualTo(5);
        assertThat(cloned.append(games(3, 8))).isEqualTo(3);
        assertThat(cloned.read().count()).isEqualTo(8);
    }

    @Test
    void withNothingMissingThereIsNoCommit() {
        games.append(games(0, 5));
        assertThat(games.append(dataset(games(0, 5)))).isZero();
        assertThat(games.append(games(0, 5), new Txn("run-9", 1))).isZero();
        assertThat(games.append(List.of())).isZero();
        assertThat(games.append(dataset(List.of()))).isZero();
        assertThat(games.version()).isEqualTo(1);
    }

    @Test
    void rowsOfSeveralPartitionsGoInOneCommit() {
        List<GameRow> rows = List.of(Rows.game(1, "hex8_2p", 1), Rows.game(2, "square8_2p", 2));
        assertThat(games.append(dataset(rows))).isEqualTo(2);
        assertThat(games.append(rows)).isZero();
        assertThat(games.version()).isEqualTo(1);
    }

    @Test
    void aTransactionTakesEffectOnce() {
        assertThat(games.append(games(0, 2), new Txn("run-1", 0))).isEqualTo(2);
        assertThat(games.append(games(2, 4), new Txn("run-1", 0))).isZero();
        assertThat(games.append(dataset(games(2, 4)), new Txn("run-1", 1))).isEqualTo(2);
        assertThat(games.append(games(4, 6), new Txn("run-2", 0))).isEqualTo(2);
        assertThat(games.read().count()).isEqualTo(6);
    }

    @Test
    void anAppendLeavesTheSettingsOfTheSessionAsTheyWere() {
        RuntimeConfig settings = SharedSpark.session().conf();
        settings.set("spark.sql.autoBroadcastJoinThreshold", "1234");
        try {
            games.append(games(0, 2), new Txn("run-1", 0));
            assertThat(settings.get("spark.sql.autoBroadcastJoinThreshold")).isEqualTo("1234");
            assertThat(settings.getOption("spark.databricks.delta.write.txnAppId")
                            .isEmpty())
                    .isTrue();
        } finally {
            settings.unset("spark.sql.autoBroadcastJoinThreshold");
        }
    }

    @Test
    void fewRowsMakeOneFile() {
        games.append(dataset(games(0, 40)).repartition(4));
        assertThat(games.read().inputFiles()).hasSize(1);
    }

    @Test
    void aRepeatedKeyInOneAppendIsRefused() {
        List<GameRow> twice = List.of(Rows.game(1), Rows.game(2), Rows.game(1));
        String sentence = "Cannot write to table games: 1 of 3 rows repeat the key (game_id) of another one.";
        assertThatThrownBy(() -> games.append(twice))
                .isInstanceOf(StageFailure.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> games.append(dataset(twice)))
                .isInstanceOf(StageFailure.class)
                .hasMessage(sentence);
    }

    @Test
    void aValueOutsideItsDomainIsRefused() {
        assertThatThrownBy(() -> games.append(List.of(Rows.game(1, "hex8_2p", 3))))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot write to table games: CHECK constraint winner_domain");
        assertThat(games.version()).isZero();
    }

    @Test
    void concurrentAppendsAddEachKeyOnce() throws Exception {
        Lake other = otherSession();
        List<Callable<Long>> writers = List.of(
                () -> games.append(games(0, 10)),
                () -> other.games().append(games(5, 15)),
                () -> other.games().append(games(10, 20)));
        assertThat(inParallel(writers).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(20);
        assertThat(games.read().count()).isEqualTo(20);
        assertThat(games.read().select("game_id").distinct().count()).isEqualTo(20);
    }

    @Test
    void ofConcurrentPromotionsExactlyOneWins() throws Exception {
        Lake other = otherSession();
        promotions.appendNext(Rows.promotion(1, Rows.sha(1), "first"));
        List<Callable<Boolean>> writers = List.of(
                () -> promotions.appendNext(Rows.promotion(2, Rows.sha(2), "run-1")),
                () -> other.promotions().appendNext(Rows.promotion(2, Rows.sha(2), "run-2")));
        assertThat(inParallel(writers)).containsExactlyInAnyOrder(true, false);
        assertThat(promotions.history("hex8_2p"))
                .extracting(PromotionRow::sequence)
                .containsExactly(1L, 2L);
    }

    /** The same warehouse in a session whose appends do not wait for those of the first one. */
    private Lake otherSession() {
        return new Lake(SharedSpark.session().newSession(), folder.toString());
    }

    @Test
    void aStalePromotionIsNotAdded() {
        promotions.appendNext(Rows.promotion(1, Rows.sha(1), "first"));
        assertThat(promotions.appendNext(Rows.promotion(1, Rows.sha(2), "second")))
                .isFalse();
        assertThat(promotions.latest("hex8_2p")).map(PromotionRow::modelSha256).contains(Rows.sha(1));
    }

    @Test
    void aPromotionThatLeavesAGapIsRefused() {
        assertThatThrownBy(() -> promotions.appendNext(Rows.promotion(2, Rows.sha(1), "first")))
                .hasMessage("Cannot add promotion 2 of hex8_2p: the latest one is 0.");
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
