package org.ringrift.jobs.maintain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.VersionOf;
import org.ringrift.jobs.lake.table.GamesTable;
import org.ringrift.jobs.spark.SparkWork;

/**
 * The versions of a table that rows of the warehouse name: in columns that say so ({@link VersionOf}), and in requests of runs,
 * since a dataset that is being made, or is to be made again, is in no other table.
 */
final class NamedVersions {
    private static final String ORIGIN = "origin";

    private final Lake lake;

    NamedVersions(Lake lake) {
        this.lake = lake;
    }

    /** Reads those of a table. */
    NavigableSet<Long> of(String table) {
        NavigableSet<Long> versions = new TreeSet<>();
        for (LakeTable<?> naming : lake.tables()) {
            naming.spec().namedVersions().forEach((column, named) -> {
                if (named.equals(table)) {
                    add(naming, col(column), versions);
                }
            });
        }
        if (table.equals(GamesTable.SPEC.name())) {
            add(lake.runs(), get_json_object(col("request"), "$.games_version"), versions);
        }
        return versions;
    }

    /** What came from another warehouse means that one's versions. */
    private static Dataset<Row> madeHere(LakeTable<?> naming) {
        Dataset<Row> rows = naming.read();
        return List.of(rows.columns()).contains(ORIGIN) ? rows.where(col(ORIGIN).isNull()) : rows;
    }

    private void add(LakeTable<?> naming, Column version, NavigableSet<Long> versions) {
        SparkWork.run(
                        lake.spark(),
                        "read table " + naming.name(),
                        () -> madeHere(naming)
                                .select(version.cast("long").as("version"))
                                .where(col("version").isNotNull())
                                .distinct()
                                .collectAsList())
                .forEach((Row row) -> versions.add(row.getLong(0)));
    }
}
