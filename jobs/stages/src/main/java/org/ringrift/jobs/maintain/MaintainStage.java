package org.ringrift.jobs.maintain;

import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;
import org.ringrift.jobs.lake.delta.TableMaintenance;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.watch.JobLabels;

/**
 * Merges small files of the tables, and deletes old ones that no version needs which rows name. Rows stay as they are, and
 * whoever reads or writes meanwhile goes on. See docs/decisions/0023-versions-that-are-named-stay.md.
 */
public final class MaintainStage implements Stage<MaintainRequest, MaintainPreview, MaintainReport> {
    private static final RequestCodec<MaintainRequest> REQUESTS = RequestCodec.of(MaintainRequest.class);

    @Override
    public String name() {
        return "maintain";
    }

    @Override
    public RequestCodec<MaintainRequest> requests() {
        return REQUESTS;
    }

    @Override
    public MaintainPreview preview(StageContext context, MaintainRequest request, BenchTable bench) {
        Lake lake = context.lake();
        return new MaintainPreview(
                WarehouseState.of(lake),
                tables(lake, request).stream()
                        .map(table -> maintenance(context, request, table).plan())
                        .toList());
    }

    @Override
    public MaintainReport run(StageContext context, RunHandle run, MaintainRequest request) {
        Lake lake = context.lake();
        List<MaintenanceOutcome> outcomes = new ArrayList<>();
        for (LakeTable<?> table : tables(lake, request)) {
            outcomes.add(JobLabels.describe(
                    lake.spark().sparkContext(),
                    "maintain " + table.name(),
                    () -> maintenance(context, request, table).run()));
        }
        return new MaintainReport(run.runId(), outcomes);
    }

    private static List<LakeTable<?>> tables(Lake lake, MaintainRequest request) {
        List<LakeTable<?>> tables = new ArrayList<>();
        for (LakeTable<?> table : lake.tables()) {
            if (request.asksFor(table.name()) && table.exists()) {
                tables.add(table);
            }
        }
        return tables;
    }

    private static TableMaintenance maintenance(StageContext context, MaintainRequest request, LakeTable<?> table) {
        NamedVersions named = new NamedVersions(context.lake());
        return new TableMaintenance(
                table,
                context.lake().warehouse(),
                context.clock(),
                new TableMaintenance.Terms(request.fileBytes(), request.retentionTime(), () -> named.of(table.name())));
    }
}
