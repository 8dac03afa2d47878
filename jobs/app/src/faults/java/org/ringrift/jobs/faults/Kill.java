package org.ringrift.jobs.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A kill as it is planned.
 *
 * @param number from 1
 * @param victim what is killed
 * @param work during what
 * @param share of the stage's tasks that have ended before, 0 to 1
 * @param milliseconds that pass then
 * @param choice which of several, 0 to 1
 */
record Kill(int number, Victim victim, Work work, double share, int milliseconds, double choice) {
    private static final double EARLIEST = 0.05;
    private static final double LATEST = 0.85;
    private static final int MAX_MILLISECONDS = 300;

    /**
     * Plans kills: each victim during each work as often as any other, give or take one, in a random order.
     *
     * @param seed source of all chance
     * @param kills how many
     * @param works during what
     */
    static List<Kill> plan(long seed, int kills, List<Work> works) {
        Random random = new Random(seed);
        List<Kill> plan = new ArrayList<>();
        while (plan.size() < kills) {
            List<Kill> round = new ArrayList<>();
            for (Victim victim : Victim.values()) {
                for (Work work : works) {
                    double share = EARLIEST + (LATEST - EARLIEST) * random.nextDouble();
                    int milliseconds = random.nextInt(MAX_MILLISECONDS);
                    round.add(new Kill(0, victim, work, share, milliseconds, random.nextDouble()));
                }
            }
            Collections.shuffle(round, random);
            round.stream().limit(kills - plan.size()).forEach(kill -> plan.add(kill.numbered(plan.size() + 1)));
        }
        return plan;
    }

    private Kill numbered(int place) {
        return new Kill(place, victim, work, share, milliseconds, choice);
    }

    /** The same, sooner: for a stage that had ended before. */
    Kill sooner() {
        return new Kill(number, victim, work, share / 2, milliseconds, choice);
    }

    /** One of several, if there are any. */
    <T> Optional<T> choose(List<T> several) {
        return several.isEmpty() ? Optional.empty() : Optional.of(several.get((int) (choice * several.size())));
    }

    @Override
    public String toString() {
        return victim + " in " + work.stage();
    }
}
