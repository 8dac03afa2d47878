package org.ringrift.jobs.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.sql.WarehouseCatalog;
import org.ringrift.rules.Edition;

class ViewsTest {
    private static final String PRODUCTION = Rows.sha(51);

    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void fill() {
        lake = SharedSpark.lake(folder);
        lake.games().append(List.of(Rows.game(1), Rows.game(2), Rows.game(3)));
        lake.datasets().append(List.of(Rows.shard("dataset-2", List.of(Rows.sha(1), Rows.sha(2)))));
        addShards();
        lake.models()
                .append(List.of(
                        Rows.model(Rows.sha(50), "dataset-1"),
                        Rows.model(PRODUCTION, "dataset-2"),
                        Rows.model(Rows.sha(53), "dataset-3"),
                        Rows.model(Rows.sha(54), "dataset-4")));
        lake.matches()
                .append(List.of(
                        Rows.match(1, "a", "b", 1), Rows.match(2, "b", "a", 2),
                        Rows.match(3, "a", "b", 1), Rows.match(4, "b", "a", 0)));
        lake.ratings()
                .append(List.of(
                        rating("a", 1, 1300),
                        rating("heuristic", 1, 1200),
                        rating("a", 2, 1350),
                        rating("policy:model=" + PRODUCTION, 2, 1400),
                        rating("heuristic", 2, 1200),
                        rating("corrected", "a", 2, 1150),
                        rating("corrected", "heuristic", 2, 1200)));
        lake.promotions().appendNext(Rows.promotion(1, Rows.sha(50), "run"));
        lake.promotions().appendNext(Rows.promotion(2, PRODUCTION, "run"));
        lake.runs()
                .append(List.of(
                        Rows.run("run-1", 1, "running", "selfplay", Rows.NOON),
                        Rows.run("run-1", 1, "failed", "selfplay", Rows.NOON),
                        Rows.run("run-1", 2, "running", "selfplay", Rows.NOON.plusSeconds(100)),
                        Rows.run("run-1", 2, "succeeded", "selfplay", Rows.NOON.plusSeconds(100)),
                        Rows.run("run-2", 1, "running", "train", Rows.NOON)));
    }

    /** Two shards that share a game; of one dataset it is not said who played them. */
    private static void addShards() {
        List<String> one = List.of(Rows.sha(1));
        List<String> more = List.of(Rows.sha(1), Rows.sha(2), Rows.sha(3));
        lake.datasets()
                .append(List.of(
                        Rows.shard("dataset-3", one),
                        Rows.shard("dataset-3", 1, more, List.of("run-9"), List.of("heuristic"), List.of()),
                        Rows.shard("dataset-4", one),
                        Rows.shard("dataset-4", 1, one, null, null, null)));
    }

    private static RatingRow rating(String participant, long version, double rating) {
        return rating("asis", participant, version, rating);
    }

    private static RatingRow rating(String edition, String participant, long version, double rating) {
        return new RatingRow(
                "hex8_2p",
                edition,
                participant,
                version,
                rating,
                rating - 50,
                rating + 50,
                10,
                5,
                participant.equals("heuristic"),
                Rows.NOON);
    }

    @BeforeEach
    void name() {
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
    }

    private static List<Row> sql(String query) {
        return lake.spark().sql(query).collectAsList();
    }

    @Test
    void gameMovesHasARowForEachStep() {
        assertThat(sql("SELECT ply, spec, decision, search, won FROM game_moves WHERE game_id = '" + Rows.sha(1)
                        + "' ORDER BY 1"))
                .extracting(Row::mkString)
                .containsExactly("0gumbel:sims=8truefullfalse", "1heuristicfalsenulltrue");
    }

    @Test
    void winRatesCountEveryPairWithWilsonBounds() {
        Row row = sql("SELECT games, wins, losses, draws, win_rate, low, high, fair_share FROM win_rates"
                        + " WHERE participant = 'a' AND opponent = 'b'")
                .get(0);
        assertThat(row.mkString(" ")).startsWith("4 3 0 1 0.75 ");
        // Wilson's interval of 3 of 4, from his formula: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
        assertThat(row.getDouble(5)).isCloseTo(0.300642, within(1e-6));
        assertThat(row.getDouble(6)).isCloseTo(0.954413, within(1e-6));
        assertThat(row.getDouble(7)).isEqualTo(0.5);
    }

    @Test
    void leaderboardShowsTheNewestRatingsOnly() {
        assertThat(
                        sql(
                                "SELECT place, participant, in_production FROM leaderboard WHERE edition = 'asis' ORDER BY place"))
                .extracting(Row::mkString)
                .containsExactly("1policy:model=" + PRODUCTION + "true", "2afalse", "3heuristicfalse");
        assertThat(lake.ratings().latest("hex8_2p", Edition.ASIS))
                .extracting(RatingRow::rating)
                .containsExactly(1400.0, 1350.0, 1200.0);
    }

    @Test
    void leaderboardHasAnOrderOfItsOwnForEachEdition() {
        assertThat(sql("SELECT place, participant FROM leaderboard WHERE edition = 'corrected' ORDER BY place"))
                .extracting(Row::mkString)
                .containsExactly("1heuristic", "2a");
        assertThat(lake.ratings().latest("hex8_2p", Edition.CORRECTED))
                .extracting(RatingRow::rating)
                .containsExactly(1200.0, 1150.0);
        assertThatThrownBy(() -> lake.ratings().append(List.of(rating(null, "b", 2, 1150))))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot write to table ratings: a row has no edition, which is a part of its key.");
    }

    @Test
    void lineageLeadsFromTheProductionModelToGamesAndTheModelsThatPlayedThem() {
        Row row = sql("SELECT model_sha256, dataset_id, games_version, samples, games, game_models, game_players"
                        + " FROM lineage WHERE in_production")
                .get(0);
        assertThat(row.getString(0)).isEqualTo(PRODUCTION);
        assertThat(row.getString(1)).isEqualTo("dataset-2");
        assertThat(row.getLong(2)).isEqualTo(1);
        assertThat(row.getLong(3)).isEqualTo(100);
        assertThat(row.getLong(4)).isEqualTo(2);
        assertThat(row.<String>getList(5)).containsExactly(Rows.sha(7));
        assertThat(row.<String>getList(6)).containsExactly("gumbel:sims=8", "heuristic");
    }

    @Test
    void lineageListsModelsWhoseDatasetIsGone() {
        assertThat(sql("SELECT dataset_id, games, game_models FROM lineage WHERE shards IS NULL"))
                .extracting(Row::mkString)
                .containsExactly("dataset-1nullnull");
    }

    @Test
    void lineageCountsAGameOfTwoShardsOnceAndSaysNothingOfWhoPlayedThoseOfAnOlderOne() {
        assertThat(sql("SELECT shards, samples, games, game_runs, game_players FROM lineage"
                        + " WHERE dataset_id LIKE 'dataset-%' AND shards = 2 ORDER BY dataset_id"))
                .extracting(row -> row.mkString("|"))
                .containsExactly(
                        "2|200|3|ArraySeq(run-1, run-9)|ArraySeq(gumbel:sims=8, heuristic)", "2|200|1|null|null");
    }

    @Test
    void productionModelsShowsTheLastChange() {
        assertThat(sql("SELECT sequence, model_sha256, architecture FROM production_models"))
                .extracting(Row::mkString)
                .containsExactly("2" + PRODUCTION + "quick");
    }

    @Test
    void pipelineStatusShowsTheNewestRunOfEachStage() {
        assertThat(sql("SELECT stage, state, attempt, seconds FROM pipeline_status ORDER BY stage"))
                .extracting(Row::mkString)
                .containsExactly("selfplaysucceeded290.0", "trainrunning1null");
    }
}
