package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.List;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.StageState;
import org.ringrift.jobs.driver.work.WorkBook;

/**
 * Counts failures of work whose run could not even begin: no row of table {@code runs} tells of them, and without a pause behind
 * them the same would be tried again with each round.
 */
final class Failures {
    private Failures() {}

    /** The states with at least as many failures of each stage as planned work has had. */
    static List<ConfigState> counted(List<ConfigState> states, WorkBook book) {
        return states.stream().map(state -> counted(state, book)).toList();
    }

    private static ConfigState counted(ConfigState state, WorkBook book) {
        ConfigState counted = state;
        for (LoopStage stage : LoopStage.values()) {
            WorkBook.Failures known = book.failures(state.config(), stage);
            StageState runs = counted.stage(stage);
            if (known.last().isAfter(runs.succeeded()) && known.count() > runs.failures()) {
                Instant last = known.last().isAfter(runs.failed()) ? known.last() : runs.failed();
                counted = counted.with(stage, new StageState(runs.inFlight(), runs.succeeded(), known.count(), last));
            }
        }
        return counted;
    }
}
