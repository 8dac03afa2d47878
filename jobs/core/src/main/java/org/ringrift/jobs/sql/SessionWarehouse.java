package org.ringrift.jobs.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;

/** The warehouse that the session of this thread means, looked at anew whenever it is asked for. */
final class SessionWarehouse {
    private SessionWarehouse() {}

    /** The warehouse, which is there; refused with the remedy if the session names none or there is none. */
    static Warehouse get() {
        SparkSession spark = SparkSession.active();
        String setting = WarehouseCatalog.WAREHOUSE;
        String location = spark.conf().get(setting, "");
        if (location.isBlank()) {
            throw Refusal.of("Cannot find the warehouse: this session does not say where it is. Start it with "
                    + setting + "=FOLDER, or run SET " + setting + "=FOLDER.");
        }
        Warehouse warehouse = Refusal.instead(
                () -> Warehouse.at(location, spark.sparkContext().hadoopConfiguration()));
        if (!Refusal.instead(warehouse::exists)) {
            throw Refusal.of("Cannot open warehouse " + warehouse + ": there is none. Set " + setting
                    + " to the folder that stages were given as --warehouse.");
        }
        return warehouse;
    }

    /** Names of the folders that hold a table. */
    static List<String> tables() {
        Warehouse warehouse = get();
        try {
            List<String> names = new ArrayList<>();
            for (FileStatus folder : warehouse.fileSystem().listStatus(warehouse.tables())) {
                String name = folder.getPath().getName();
                if (holds(warehouse, name)) {
                    names.add(name);
                }
            }
            return names;
        } catch (IOException e) {
            throw Refusal.of(LakeErrors.explain("list the tables of " + warehouse, e));
        }
    }

    /** Whether it has a table of this name. */
    static boolean holds(String name) {
        return holds(get(), name);
    }

    private static boolean holds(Warehouse warehouse, String name) {
        return Refusal.instead(() -> warehouse.holds(new Path(warehouse.table(name), "_delta_log")));
    }
}
