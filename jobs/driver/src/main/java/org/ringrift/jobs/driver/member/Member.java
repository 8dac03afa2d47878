package org.ringrift.jobs.driver.member;

import java.time.Instant;

/**
 * A machine that says of itself that it is there.
 *
 * @param facts what it has
 * @param seen when it was last known to be there
 * @param present whether it is there; false once it has left, or was given up
 */
public record Member(MemberFacts facts, Instant seen, boolean present) {}
