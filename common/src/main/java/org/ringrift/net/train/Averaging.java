package org.ringrift.net.train;

/**
 * Averaging of weights over the steps of a training. Single steps are noisy, and their noise cancels out in an average: what is
 * validated and served is the exponential moving average of the weights after each step, while the steps themselves go on
 * unaveraged. The window is a part of the training, so that it suits short and long ones alike; KataGo averages in the same way,
 * with snapshots of every half epoch for steps ({@code -swa-scale} in its {@code python/train.py}).
 *
 * <p>The running statistics of normalisations are averaged with the weights. Measured anew for the averaged weights they would fit a
 * little better, but take a pass over samples: docs/guide/learning.md has what that is worth.
 *
 * @param share window of the average as a part of the training's steps, 0 to 1; 0 for the last weights alone. A window of N steps
 *     means a decay of 1 - 1/N for each step
 */
public record Averaging(double share) {
    /** The last weights alone. */
    public static final Averaging NONE = new Averaging(0);

    /** Refuses shares that are none. */
    public Averaging {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Cannot average weights over " + share
                    + " of a training: it must be a part from 0 to 1. Change the option.");
        }
    }

    /** Whether there is an average besides the last weights. */
    boolean averages() {
        return share > 0;
    }

    /**
     * How the average of all steps so far is made of that of the steps before: it goes this part of the way to the newest weights.
     * Freed of its start as Adam's moments are (Kingma and Ba 2015): the weights before the first step have no part in it.
     *
     * @param step steps done before the one whose weights are added, from 0
     * @param totalSteps steps of the whole training
     * @return above 0, at most 1; 1 at the first step
     */
    double pace(long step, long totalSteps) {
        double decay = 1 - 1 / Math.max(1, share * totalSteps);
        return (1 - decay) / (1 - Math.pow(decay, step + 1.0));
    }
}
