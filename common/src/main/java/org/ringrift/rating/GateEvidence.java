package org.ringrift.rating;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a promotion decision looks at.
 *
 * @param players seats in the game, 2 to 4
 * @param production sha256 of the production model that stands now; empty when there is none yet
 * @param results the candidate's results, at most one per opponent
 */
public record GateEvidence(int players, Optional<String> production, List<OpponentResult> results) {}
