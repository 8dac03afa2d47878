package org.ringrift.jobs.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.stage.StagePreview;

/**
 * What a pipeline would do. What later stages get is expected from what earlier ones would make, and every iteration is
 * planned as if the present production model stayed.
 *
 * @param configKey configuration
 * @param warehouse where everything would go
 * @param seed source of all chance
 * @param gates what the gate demands of a trained net, by opponent
 * @param iterations the rounds of the loop
 * @param estimate how long all of it would take
 */
public record PipelinePreview(
        String configKey,
        WarehouseState warehouse,
        long seed,
        Map<String, String> gates,
        List<Iteration> iterations,
        Estimate estimate)
        implements StagePreview {
    /** Copies the collections, in their order. */
    public PipelinePreview {
        gates = new LinkedHashMap<>(gates);
        iterations = List.copyOf(iterations);
    }

    /** How far an iteration is. */
    public enum State {
        /** Nothing of it was done. */
        NEW,
        /** It was begun and not completed: it would go on. */
        STARTED,
        /** It was completed: nothing would be done but to tell its results. */
        FINISHED
    }

    /**
     * A round of the loop.
     *
     * @param iteration its number, from 1
     * @param runId identity of its run
     * @param state how far it is
     * @param stages what would be done; empty if it is finished
     * @param estimate how long it would take
     */
    public record Iteration(int iteration, String runId, State state, List<Stage> stages, Estimate estimate) {
        /** Copies the list. */
        public Iteration {
            stages = List.copyOf(stages);
        }
    }

    /**
     * A stage of an iteration.
     *
     * @param stage its name
     * @param work what would be done, in a few words
     * @param estimate how long it would take; 0 for what is done in seconds
     */
    public record Stage(String stage, String work, Estimate estimate) {}
}
