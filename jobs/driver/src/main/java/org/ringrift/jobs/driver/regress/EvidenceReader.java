package org.ringrift.jobs.driver.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.CellCodec;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Reads what the tables say of a promotion that is watched. Only what was recorded since counts: the games before it were chosen by
 * their result, since they are why it was promoted.
 */
final class EvidenceReader {
    private final Lake lake;

    EvidenceReader(Lake lake) {
        this.lake = lake;
    }

    /**
     * Reads.
     *
     * @return the evidence; none if the evaluation that justifies the promotion, which says by which rules it is judged, is missing
     * @throws StageFailure if a table cannot be read, or a row contradicts itself
     */
    Evidence read(WatchedPromotion promotion) {
        return lake.evaluations()
                .find(promotion.now().evaluationId())
                .map(EvidenceReader::rules)
                .map(rules -> new Evidence(games(promotion, rules), ratings(promotion, rules.edition())))
                .orElse(Evidence.NONE);
    }

    private static Rules rules(EvaluationRow evaluation) {
        Rules rules =
                Rules.of(GameConfig.parse(evaluation.configKey())).withEdition(Edition.parse(evaluation.edition()));
        return evaluation.swap() ? rules.withSwap() : rules;
    }

    private Optional<HeadToHead> games(WatchedPromotion promotion, Rules rules) {
        String before = promotion.before().modelSha256();
        String now = promotion.now().modelSha256();
        Dataset<Row> rows = GameContents.fill(lake.matches()
                        .read()
                        .where(col("config_key")
                                .equalTo(promotion.configKey())
                                .and(col("created_at").gt(lit(promotion.now().createdAt())))
                                .and(col("edition").equalTo(rules.edition().key()))
                                .and(col("swap").equalTo(rules.swap()))
                                .and(col("rings_per_player").equalTo(rules.ringsPerPlayer()))
                                .and(col("lps_rounds").equalTo(rules.lpsRounds()))
                                .and(seated(before))
                                .and(seated(now))))
                .select(
                        col("game_id"),
                        col(GameContents.COLUMN).as("content"),
                        col("evaluation_id"),
                        col("seed"),
                        col("game_index"),
                        col("pair_id"),
                        col("opening_seed"),
                        col("players.spec").as("specs"),
                        col("players.model_sha256").as("models"),
                        col("players.participant").as("participants"),
                        col("winner"),
                        col("winner_participant"),
                        col("created_at"));
        List<PlayedGame> games = SparkWork.run(lake.spark(), "read table matches", rows::collectAsList).stream()
                .map(EvidenceReader::game)
                .toList();
        return GamesBetween.count(rules.players(), before, now, games);
    }

    private static Column seated(String model) {
        return exists(col("players"), player -> player.getField("model_sha256").equalTo(model));
    }

    private static PlayedGame game(Row row) {
        PlayedGame game = new PlayedGame(
                row.getAs("game_id"),
                row.getAs("content"),
                row.getAs("evaluation_id"),
                row.<Long>getAs("seed"),
                row.<Long>getAs("game_index"),
                row.<Long>getAs("pair_id"),
                row.<Long>getAs("opening_seed"),
                texts(row, "specs"),
                texts(row, "models"),
                row.<Integer>getAs("winner"),
                (Instant) CellCodec.of(Instant.class).toJava(row.getAs("created_at")));
        List<String> participants = texts(row, "participants");
        String winner = game.winner() == 0 ? null : participants.get(game.winner() - 1);
        if (!Objects.equals(winner, row.getAs("winner_participant"))) {
            throw new StageFailure(
                    "Cannot count game " + game.gameId()
                            + ": its row in table matches names a winner who did not sit in the winning seat. Restore the table.");
        }
        return game;
    }

    /** A copy, since a list of Spark may hold null and a model may be missing. */
    private static List<String> texts(Row row, String column) {
        return new ArrayList<>(row.getList(row.fieldIndex(column)));
    }

    private Optional<RatedPair> ratings(WatchedPromotion promotion, Edition edition) {
        List<RatingRow> since = lake.ratings().latest(promotion.configKey(), edition).stream()
                .filter(row -> row.createdAt().isAfter(promotion.now().createdAt()))
                .toList();
        return RatedPair.of(
                since, promotion.before().modelSha256(), promotion.now().modelSha256());
    }
}
