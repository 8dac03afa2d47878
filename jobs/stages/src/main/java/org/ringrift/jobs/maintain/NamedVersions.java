package org.ringrift.jobs.maintain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.VersionOf;
import org.ringrift.jobs.lake.table.GamesTable;
import org.ringrift.jobs.spark.SparkWork;

/**
 * The versions of tables that rows of a warehouse name: in columns that say so ({@link VersionOf}), and in requests of runs,
 * since a dataset that is being made, or is to be made again, is in no other table.
 */
final class NamedVersions {
    /** Member of a dataset's request. */
    private static final Column OF_REQUEST =
            get_json_object(col("request"), "$.games_version").cast("long");

    private final Map<String, NavigableSet<Long>> versions = new HashMap<>();

    private NamedVersions() {}

    /** Reads them. */
    static NamedVersions read(Lake lake) {
        NamedVersions named = new NamedVersions();
        for (LakeTable<?> table : lake.tables()) {
            table.spec()
                    .namedVersions()
                    .forEach((column, of) -> named.add(lake, table, col(column).cast("long"), of));
        }
        named.add(lake, lake.runs(), OF_REQUEST, GamesTable.SPEC.name());
        return named;
    }

    private void add(Lake lake, LakeTable<?> naming, Column version, String named) {
        NavigableSet<Long> known = versions.computeIfAbsent(named, table -> new TreeSet<>());
        SparkWork.run(
                        lake.spark(),
                        "read table " + naming.name(),
                        () -> naming.read()
                                .select(version.as("version"))
                                .where(col("version").isNotNull())
                                .distinct()
                                .collectAsList())
                .forEach(row -> known.add(row.getLong(0)));
    }

    /** Those of a table. */
    NavigableSet<Long> of(String table) {
        return versions.getOrDefault(table, new TreeSet<>());
    }
}
