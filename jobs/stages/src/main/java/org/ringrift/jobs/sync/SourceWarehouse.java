package org.ringrift.jobs.sync;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.delta.SchemaUpgrade;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;

/** The warehouse that is read. Nothing is written to it, not even columns that it lacks. */
final class SourceWarehouse {
    private final Lake lake;

    private SourceWarehouse(Lake lake) {
        this.lake = lake;
    }

    /**
     * Opens one.
     *
     * @param spark the session that reads
     * @param location where it is
     * @param target where rows are to go
     * @param kinds tables that are to be read
     * @throws UserError if there is none, it is the target itself, or another version of the program wrote it
     */
    static SourceWarehouse open(SparkSession spark, String location, Warehouse target, List<SyncKind> kinds) {
        Lake lake = new Lake(spark, location);
        if (lake.warehouse().root().equals(target.root())) {
            throw new UserError("Cannot sync from " + target + " to itself: give another warehouse as --from or --to.");
        }
        if (!lake.warehouse().exists() || !lake.games().exists()) {
            throw new UserError("Cannot sync from " + lake.warehouse()
                    + ": there is no warehouse. Give the folder that holds its folder tables.");
        }
        kinds.stream()
                .map(kind -> kind.table(lake))
                .filter(LakeTable::exists)
                .forEach(table -> requireSameForm(lake, table));
        return new SourceWarehouse(lake);
    }

    private static void requireSameForm(Lake lake, LakeTable<?> table) {
        Option<String> property = SparkWork.run(
                lake.spark(),
                "read table " + table.name(),
                () -> DeltaLog.forTable(lake.spark(), lake.warehouse().table(table.name()))
                        .update(false, Option.empty(), Option.empty())
                        .metadata()
                        .configuration()
                        .get(SchemaUpgrade.PROPERTY));
        int stored = property.isEmpty() ? 1 : Integer.parseInt(property.get());
        String of = "Cannot sync from " + lake.warehouse() + ": ";
        String forms = " version of the program wrote its table " + table.name() + " (schema " + stored
                + ", this one knows " + SchemaUpgrade.VERSION + "). ";
        if (stored > SchemaUpgrade.VERSION) {
            throw new UserError(of + "a newer" + forms + "Use that program.");
        }
        if (stored < SchemaUpgrade.VERSION) {
            throw new UserError(of + "an older" + forms
                    + "Let this one open it there first: ./ringrift runs --warehouse " + lake.warehouse() + ".");
        }
    }

    /** Its tables; not to be opened for writing. */
    Lake lake() {
        return lake;
    }

    /** Where it is. */
    Warehouse warehouse() {
        return lake.warehouse();
    }

    /** Which one it is, wherever it lies: Delta's identity of its games. A copy of its folder has the same one. */
    String identity() {
        return lake.games().identity();
    }
}
