package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.SparkWork;

/** The games of a request at its version of the table. */
final class GameSelection {
    private static final int MAX_KINDS = 8;

    private final Lake lake;
    private final DatasetRequest request;
    private Row oldest;

    GameSelection(Lake lake, DatasetRequest request) {
        this.lake = lake;
        this.request = request;
    }

    /** Rows of the table {@code games} that the filter lets through. */
    Dataset<Row> rows() {
        GameFilter filter = request.filter();
        Dataset<Row> games = ofConfig()
                .where(col("edition").equalTo(filter.edition().key()))
                .where(col("move_count").geq(filter.minMoves()));
        if (!filter.players().isEmpty()) {
            String expression = filter.playerExpression();
            games = games.where(
                    forall(col("players"), player -> player.getField("spec").rlike(expression)));
        }
        return filter.window() > 0 ? newest(games, filter.window()) : games;
    }

    /**
     * The newest games. They are told by the oldest of them, not by a list: by its time Delta passes over the files that
     * are older, so that a small window does not read a large table.
     */
    private Dataset<Row> newest(Dataset<Row> games, int window) {
        if (oldest == null) {
            oldest = SparkWork.run(
                    lake.spark(),
                    "read table games",
                    () -> games.select("created_at", "game_id")
                            .orderBy(desc("created_at"), desc("game_id"))
                            .limit(window)
                            .agg(min(struct("created_at", "game_id")).as("oldest"))
                            .select("oldest.*")
                            .first());
        }
        if (oldest.isNullAt(0)) {
            return games;
        }
        Column madeAt = lit(oldest.get(0));
        return games.where(col("created_at").geq(madeAt))
                .where(col("created_at").gt(madeAt).or(col("game_id").geq(oldest.getString(1))));
    }

    private Dataset<Row> ofConfig() {
        return lake.games()
                .readAt(request.version())
                .where(col("config_key").equalTo(request.config().key()));
    }

    /** Says that no game was found, and which there are. */
    UserError nothingFound() {
        String config = request.config().key();
        List<Row> kinds = ofConfig()
                .groupBy(
                        col("edition"),
                        array_join(transform(col("players"), player -> player.getField("spec")), " / ")
                                .as("players"))
                .agg(count(lit(1)), min("move_count"), max("move_count"))
                .orderBy(desc("count(1)"), col("edition"), col("players"))
                .limit(MAX_KINDS)
                .collectAsList();
        String start = "Cannot make a dataset of " + config + " at version " + request.version() + " of games: ";
        if (kinds.isEmpty()) {
            return new UserError(start + "there is no game of it. " + otherConfigs());
        }
        String there = kinds.stream()
                .map(kind -> kind.getLong(2) + " of " + kind.getString(1) + " (edition " + kind.getString(0) + ", "
                        + kind.get(3) + " to " + kind.get(4) + " moves)")
                .collect(Collectors.joining("; "));
        return new UserError(
                start + "no game matches " + request.filter() + ". There are " + there + ". Choose among these.");
    }

    private String otherConfigs() {
        List<Row> others = lake.games()
                .readAt(request.version())
                .groupBy("config_key")
                .count()
                .orderBy("config_key")
                .collectAsList();
        if (others.isEmpty()) {
            return "The table is empty: run selfplay first.";
        }
        return "There are games of "
                + others.stream()
                        .map(other -> other.getString(0) + " (" + other.getLong(1) + ")")
                        .collect(Collectors.joining(", "))
                + ". Run selfplay first.";
    }
}
