package org.ringrift.jobs.stage;

import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.run.StageRun;

/** Starts stages: by hand, by the pipeline or by another program, a run leaves the same rows. */
public final class StageRunner {
    private StageRunner() {}

    /**
     * Opens the warehouse of a context for a stage, and makes it if the stage can begin in an empty one.
     *
     * @throws org.ringrift.UserError if there is none and the stage needs one
     */
    public static void open(StageContext context, Stage<?, ?, ?> stage) {
        Lake lake = context.lake();
        if (stage.needsWarehouse()) {
            lake.openExisting();
        } else {
            lake.open();
        }
    }

    /**
     * Runs a stage in an open lake and records the run.
     *
     * @param context where
     * @param stage which
     * @param request what is asked for
     * @param runId identity of the run; the same one again is its next attempt
     * @param <Q> what is asked for
     * @param <R> what was done
     * @return what was done
     * @throws org.ringrift.UserError if the request is out of range or does not fit what is there, or another process
     *     works on the run
     * @throws org.ringrift.StageFailure if it cannot be completed
     */
    public static <Q extends Record & StageRequest, R extends StageReport> R run(
            StageContext context, Stage<Q, ?, R> stage, Q request, String runId) {
        Q settled = stage.settled(context, stage.requests().check(request));
        String json = stage.requests().write(settled);
        return new StageRun(context.lake(), stage.name(), settled.subject(), runId, json, json, context.clock())
                .recordWatched(run -> stage.run(context, run, settled), StageRunner::counts);
    }

    private static Map<String, Long> counts(StageReport report) {
        Map<String, Long> counts = new TreeMap<>(report.counts());
        if (!report.positive()) {
            counts.put(SucceededRun.REFUSED, 1L);
        }
        return counts;
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param context where
     * @param stage which
     * @param request what would be asked for
     * @param bench how fast a core is
     * @param <Q> what is asked for
     * @param <P> what would be done
     * @return what would be done
     * @throws org.ringrift.UserError if the request is out of range or does not fit what is there, or the warehouse is
     *     missing and needed
     */
    public static <Q extends Record & StageRequest, P extends StagePreview> P preview(
            StageContext context, Stage<Q, P, ?> stage, Q request, BenchTable bench) {
        if (stage.needsWarehouse()) {
            context.lake().requireWarehouse();
        }
        return stage.preview(context, stage.settled(context, stage.requests().check(request)), bench);
    }
}
