package org.ringrift.jobs.cli;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.spark.Sessions;

/** The Spark session of a stage's command. */
final class StageSession {
    private StageSession() {}

    /**
     * Opens the session of a stage, and says on standard error where it can be watched. A dry run is over at once and has
     * no web UI.
     *
     * @param stage name of the sub-command
     * @param warehouse where Spark runs
     * @param dryRun whether only a plan is wanted
     * @return the session; its jobs that nobody describes are described by the stage
     */
    static SparkSession open(String stage, WarehouseOptions warehouse, DryRunOptions dryRun) {
        String application = "ringrift " + stage;
        SparkSession session = dryRun.asked()
                ? Sessions.open(application, warehouse.master())
                : Sessions.openWatched(application, warehouse.master());
        SparkContext spark = session.sparkContext();
        spark.setJobDescription(stage);
        if (!dryRun.asked() && spark.uiWebUrl().isDefined()) {
            System.err.println("Spark UI: " + spark.uiWebUrl().get() + " (while this runs)");
        }
        return session;
    }
}
