package org.ringrift.jobs.evaluate;

import org.ringrift.jobs.evidence.Comparison;

/**
 * Games of a player against one opponent that a run would complete.
 *
 * @param opponent whom it would play
 * @param requested games asked for, at most
 * @param expected games of them that are expected to be played; fewer where a test ends them early
 * @param present games of them that the table has
 * @param required what the gate demands of the result; null where no gate is applied
 */
public record PlannedComparison(String opponent, int requested, int expected, int present, String required) {
    static PlannedComparison of(Comparison comparison, int missing, int expected, String required) {
        return new PlannedComparison(
                comparison.opponent().participant(),
                comparison.games(),
                expected,
                comparison.games() - missing,
                required);
    }
}
