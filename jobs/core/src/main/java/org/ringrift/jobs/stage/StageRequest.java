package org.ringrift.jobs.stage;

/** What is asked of a stage: a record of {@link org.ringrift.jobs.request.RequestField}s. */
public interface StageRequest {
    /** Subject of a request that is about the whole warehouse. */
    String WHOLE_WAREHOUSE = "all";

    /** What it is about, as runs are recorded: key of a configuration, such as hex8_2p, or {@value #WHOLE_WAREHOUSE}. */
    String subject();
}
