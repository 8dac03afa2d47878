package org.ringrift.jobs.sync;

/**
 * What became of the promotions of a configuration that were to be followed.
 *
 * @param config the configuration
 * @param adopted changes of the production model that were adopted
 * @param refusal why no more were, a sentence; empty if all were
 */
public record FollowOutcome(String config, long adopted, String refusal) {
    /** Whether both warehouses agree now. */
    public boolean followed() {
        return refusal.isEmpty();
    }
}
