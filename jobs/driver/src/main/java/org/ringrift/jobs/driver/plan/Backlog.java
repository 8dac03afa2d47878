package org.ringrift.jobs.driver.plan;

/**
 * Back-pressure of one configuration: games that wait for a training that does not come. A net does not learn a multiple from a
 * multiple of games of the same teacher, so a configuration whose training fails hands its slots on. Before, a configuration in
 * the training pipeline counted half (starvation boost of RingRift's peers), however many games waited.
 */
final class Backlog {
    /** Of what the next training needs: from here priority falls. */
    private static final double LOW = 2;

    /** From here it falls no more: four rounds are learned from at once (KataGo's limit, as in the pipeline's rounds). */
    private static final double HIGH = 8;

    private static final double LEAST = 0.1;

    private Backlog() {}

    /** Factor of the priority, {@value #LEAST}..1. */
    static double factor(ConfigState state) {
        double waiting = state.data().newGames() + state.gamesInFlight();
        double trainings = waiting / TrainingReadiness.newGamesNeeded(state);
        double full = Math.max(0, Math.min(1, (trainings - LOW) / (HIGH - LOW)));
        return 1 - full * (1 - LEAST);
    }
}
