package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.ringrift.Keyed;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.table.DatasetsTable;
import org.ringrift.jobs.lake.table.EvaluationsTable;
import org.ringrift.jobs.lake.table.GamesTable;
import org.ringrift.jobs.lake.table.MatchesTable;
import org.ringrift.jobs.lake.table.ModelsTable;

/**
 * What can be synced, each kind the rows of a table. In an order in which what a row refers to comes before it.
 *
 * <p>Every column is content, in which two rows of one key must agree, but those that say who wrote the row, when and where:
 * they differ rightly between two sites that have made the same. So does what follows from other columns.
 */
public enum SyncKind implements Keyed {
    /** Self-play games. The record's hash stands for the moves. */
    GAMES(
            GamesTable.SPEC,
            Lake::games,
            Set.of("run_id", "wave", "source", "moves", "content_sha256", "engine_ms", "created_at"),
            List.of()),
    /** Shards of datasets, with their files. */
    DATASETS(
            DatasetsTable.SPEC,
            Lake::datasets,
            Set.of("uri", "game_runs", "run_id", "created_at", "origin"),
            List.of()),
    /** Models, with their files. Their metrics hold times; of the manifest counts which parameters it leads to. */
    MODELS(
            ModelsTable.SPEC,
            Lake::models,
            Set.of("uri", "manifest", "epochs", "run_id", "created_at"),
            List.of(get_json_object(col("manifest"), "$.parameters_sha256").as("parameters_sha256"))),
    /** Evaluation games. Which evaluation has asked first for a game may differ. */
    MATCHES(MatchesTable.SPEC, Lake::matches, Set.of("evaluation_id", "content_sha256", "created_at"), List.of()),
    /** Decided tests. The rating is that among the players of its warehouse. */
    EVALUATIONS(
            EvaluationsTable.SPEC,
            Lake::evaluations,
            Set.of("matches_version", "rating", "rating_low", "rating_high", "run_id", "created_at", "origin"),
            List.of());

    private final TableSpec<?> spec;
    private final Function<Lake, LakeTable<?>> table;
    private final Set<String> provenance;
    private final List<Column> derived;

    SyncKind(TableSpec<?> spec, Function<Lake, LakeTable<?>> table, Set<String> provenance, List<Column> derived) {
        this.spec = spec;
        this.table = table;
        this.provenance = provenance;
        this.derived = derived;
    }

    /** The name used in commands: that of the table. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, comma-separated. */
    public static String keys() {
        return String.join(", ", Keyed.keys(SyncKind.class));
    }

    /**
     * Finds a kind by its name.
     *
     * @throws org.ringrift.UserError if there is none of that name
     */
    public static SyncKind parse(String key) {
        return Keyed.find(SyncKind.class, "kind", key);
    }

    /** The table of a warehouse that holds such rows. */
    LakeTable<?> table(Lake lake) {
        return table.apply(lake);
    }

    /** Columns of the key. */
    List<String> keyColumns() {
        return spec.keys();
    }

    /** What is compared of two rows of one key. */
    List<Column> contentColumns() {
        List<Column> content = new ArrayList<>();
        Arrays.stream(spec.schema().fieldNames())
                .filter(name -> !provenance.contains(name))
                .forEach(name -> content.add(col(name)));
        content.addAll(derived);
        return content;
    }

    /** Whether its rows say which warehouse they are from. */
    boolean hasOrigin() {
        return Arrays.asList(spec.schema().fieldNames()).contains(RowContent.ORIGIN);
    }

    /** Whether its rows name files. */
    boolean hasFiles() {
        return this == DATASETS || this == MODELS;
    }

    /** What must appear at once or not at all: the shards of a dataset; else a row by itself. */
    String group(String key) {
        return this == DATASETS ? key.substring(0, key.lastIndexOf(RowContent.SEPARATOR)) : key;
    }
}
