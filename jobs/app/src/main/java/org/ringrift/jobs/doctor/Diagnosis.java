package org.ringrift.jobs.doctor;

import java.util.List;

/**
 * What follows from the facts.
 *
 * @param ready whether all stages can run
 * @param findings of each thing
 * @param stages what each would run on
 */
public record Diagnosis(boolean ready, List<Finding> findings, List<StageDevice> stages) {
    /** Copies the lists. */
    public Diagnosis {
        findings = List.copyOf(findings);
        stages = List.copyOf(stages);
    }
}
