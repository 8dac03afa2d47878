package org.ringrift.search;

import org.ringrift.StageFailure;

/** What a search demands of the numbers that an evaluator gives. */
final class Evaluations {
    private Evaluations() {}

    /**
     * @return the number itself
     * @throws StageFailure if it is infinite or not a number
     */
    static float requireFinite(float number) {
        if (!Float.isFinite(number)) {
            throw new StageFailure("Cannot search with the evaluation of a position: it contains " + number
                    + ". Check the model that gave it.");
        }
        return number;
    }

    /**
     * Looks at the first {@code count} numbers.
     *
     * @throws StageFailure if one of them is infinite or not a number
     */
    static void requireFinite(float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            requireFinite(numbers[i]);
        }
    }
}
