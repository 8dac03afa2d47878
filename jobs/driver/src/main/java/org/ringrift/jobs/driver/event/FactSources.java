package org.ringrift.jobs.driver.event;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.spark.SparkWork;

/** The tables whose rows say what has happened. Each is one line, which says how rows become events. */
public final class FactSources {
    /** Versions looked at in one step: a warehouse that had no driver for long is gone through piece by piece. */
    private static final int VERSIONS = 200;

    private FactSources() {}

    /**
     * All of them.
     *
     * @param lake an open warehouse
     */
    public static List<FactSource> of(Lake lake) {
        return List.of(
                source(lake.games(), rows -> collected(lake, waves(rows)).map(GameFacts::wave)),
                source(lake.datasets(), rows -> collected(lake, datasets(rows)).map(GameFacts::dataset)),
                source(
                        lake.runs(),
                        rows -> lake.runs().records(brief(rows)).stream().flatMap(RunFacts::of)),
                source(
                        lake.models(),
                        rows -> lake.models().records(rows).stream().map(ModelFacts::trained)),
                source(
                        lake.evaluations(),
                        rows -> lake.evaluations().records(rows).stream().map(ModelFacts::judged)),
                source(lake.ratings(), rows -> ModelFacts.rated(lake.ratings().records(rows))),
                source(
                        lake.promotions(),
                        rows -> lake.promotions().records(rows).stream().map(ModelFacts::changed)));
    }

    private static FactSource source(LakeTable<?> table, Function<Dataset<Row>, Stream<Event>> events) {
        return new FactSource() {
            @Override
            public String table() {
                return table.name();
            }

            @Override
            public Facts after(long version) {
                AddedRows added = table.addedAfter(version, VERSIONS);
                return new Facts(
                        added.to(),
                        added.isEmpty() ? List.of() : events.apply(added.rows()).toList());
            }
        };
    }

    private static Stream<Row> collected(Lake lake, Dataset<Row> rows) {
        return SparkWork.run(lake.spark(), "read what was added", rows::collectAsList).stream();
    }

    /** A wave of self-play is one commit of one run. */
    private static Dataset<Row> waves(Dataset<Row> games) {
        return games.where(col("source").equalTo("selfplay"))
                .groupBy(AddedRows.VERSION, "run_id", "config_key")
                .agg(count(lit(1)).as("games"), max("created_at").as("created_at"));
    }

    /** The shards of a dataset come in one commit. */
    private static Dataset<Row> datasets(Dataset<Row> shards) {
        return shards.groupBy("dataset_id", "config_key")
                .agg(
                        count(lit(1)).as("shards"),
                        sum("rows").as("samples"),
                        sum("soft_targets").as("soft_targets"),
                        max("games_version").as("games_version"),
                        min("run_id").as("run_id"),
                        max("created_at").as("created_at"));
    }

    /** Requests may be long, and no event says them. */
    private static Dataset<Row> brief(Dataset<Row> runs) {
        return runs.withColumn("request", lit(null).cast("string")).withColumn("parameters", lit(""));
    }
}
