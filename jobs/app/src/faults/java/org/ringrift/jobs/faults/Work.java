package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;

/** A stage with something to do, and what must come of it. */
interface Work {
    /** Identity of every run. */
    String RUN = "faults";

    /** Configuration of all games. */
    String CONFIG = "square8_2p";

    /** Name of the stage. */
    String stage();

    /** Table that it commits to. */
    String table();

    /** Warehouse that it starts from. */
    Path start();

    /** Sub-command and its options. */
    List<String> command();

    /** How many rows of {@link #table} there were before, by the report of a run. */
    long present(JsonNode report);

    /**
     * What a finished run has left, after checking it: one text for each row, in order, without what may differ between
     * runs.
     *
     * @param lake the warehouse
     */
    List<String> results(Lake lake);

    /** The command of a run. */
    default List<String> command(Path warehouse) {
        List<String> line = new ArrayList<>(command());
        line.addAll(List.of("--run-id", RUN, "--warehouse", warehouse.toString(), "--json"));
        return line;
    }

    /**
     * What a run leaves that nothing happens to; it runs in this process.
     *
     * @param folder for its warehouse
     */
    default List<String> undisturbed(Path folder) {
        Path warehouse = folder.resolve("undisturbed-" + stage());
        SharedSpark.copyWarehouse(start(), warehouse);
        assertThat(Main.run(command(warehouse).toArray(String[]::new))).isZero();
        return results(lake(warehouse));
    }

    /** Number of tasks in which it does its own work; no other of its Spark stages has as many. */
    int tasks();

    /** Opens a warehouse. */
    static Lake lake(Path warehouse) {
        return new Lake(SharedSpark.session(), warehouse.toString()).openExisting();
    }

    /** Rows as texts, in order; their first column must be different in all of them. */
    static List<String> distinct(Dataset<Row> rows) {
        List<Row> all = rows.collectAsList();
        assertThat(all).extracting(row -> row.get(0)).doesNotHaveDuplicates();
        return all.stream().map(Row::toString).sorted().toList();
    }
}
