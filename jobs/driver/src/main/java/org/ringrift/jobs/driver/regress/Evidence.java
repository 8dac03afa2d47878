package org.ringrift.jobs.driver.regress;

import java.util.Optional;

/**
 * What is known of the production model and the one before it.
 *
 * @param games of both against each other since the promotion
 * @param ratings of both, made since the promotion
 */
public record Evidence(Optional<HeadToHead> games, Optional<RatedPair> ratings) {
    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty());
}
