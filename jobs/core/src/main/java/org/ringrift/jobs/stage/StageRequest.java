package org.ringrift.jobs.stage;

import org.ringrift.rules.GameConfig;

/** What is asked of a stage: a record of {@link org.ringrift.jobs.request.RequestField}s. */
public interface StageRequest {
    /** The configuration that it is about. */
    GameConfig config();
}
