package org.ringrift.jobs.stage;

import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;

/**
 * A step of the loop. Stages have no state and print nothing; several may run in one application at a time. Started by {@link
 * StageRunner}, which records the run.
 *
 * @param <Q> what is asked for
 * @param <P> what would be done
 * @param <R> what was done
 */
public interface Stage<Q extends Record & StageRequest, P extends StagePreview, R extends StageReport> {
    /** Its name in commands and tables, such as {@code selfplay}. */
    String name();

    /** How its requests are written and read. */
    RequestCodec<Q> requests();

    /** Whether it has nothing to do in a warehouse that does not exist; else one is made. */
    default boolean needsWarehouse() {
        return true;
    }

    /**
     * Refuses what cannot be done whatever the warehouse holds, before one is made for it.
     *
     * @param context where it would run; the lake is not open
     * @param request in range
     * @throws org.ringrift.UserError if something beside the warehouse is not as it must be
     */
    default void requirePossible(StageContext context, Q request) {}

    /**
     * Says what a request leaves to the moment, such as a seed that is to be drawn or the newest version of a table, and tells
     * the listener. Settled requests are those that are previewed, run and recorded.
     *
     * @param context where it would run
     * @param request in range
     * @return the request with nothing left open; the same if nothing was
     */
    default Q settled(StageContext context, Q request) {
        return request;
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param context where it would run
     * @param request a settled one
     * @param bench how fast a core is
     * @return the preview
     * @throws org.ringrift.UserError if the request does not fit what is there
     */
    P preview(StageContext context, Q request, BenchTable bench);

    /**
     * Does what is asked for, as far as it is not done already. Killed anywhere, the same request completes the rest.
     *
     * @param context where it runs; the lake is open
     * @param run the run that it is done for
     * @param request a settled one
     * @return what was done
     * @throws org.ringrift.UserError if the request does not fit what is there
     * @throws org.ringrift.StageFailure if it cannot be completed; by its kind callers decide what to do
     */
    R run(StageContext context, RunHandle run, Q request);
}
