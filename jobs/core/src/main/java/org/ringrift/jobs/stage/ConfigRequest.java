package org.ringrift.jobs.stage;

import org.ringrift.rules.GameConfig;

/** What is asked of a stage that works on one configuration. */
public interface ConfigRequest extends StageRequest {
    /** The configuration that it is about. */
    GameConfig config();

    @Override
    default String subject() {
        return config().key();
    }
}
