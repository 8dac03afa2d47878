package org.ringrift.jobs.maintain;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;
import org.ringrift.jobs.stage.StageReport;

/**
 * What maintenance has done.
 *
 * @param runId the run
 * @param tables what was done to each table
 */
public record MaintainReport(String runId, List<MaintenanceOutcome> tables) implements StageReport {
    /** Copies the list. */
    public MaintainReport {
        tables = List.copyOf(tables);
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of(
                "files_before", sum(table -> table.before().files()),
                "files_after", sum(table -> table.after().files()),
                "deleted_files", sum(MaintenanceOutcome::deletedFiles),
                "deleted_bytes", sum(MaintenanceOutcome::deletedBytes));
    }

    private long sum(ToLongFunction<MaintenanceOutcome> count) {
        return tables.stream().mapToLong(count).sum();
    }
}
