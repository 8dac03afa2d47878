package org.ringrift.jobs.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.record.SeatPlayer;

/**
 * The model that each model was tried against: the production model of its evaluation, as games alone tell. It is the first model that
 * it was judged against in the same way of playing, among those that were judged before it or never; of several the one that came
 * last.
 */
final class Lineage {
    private final Map<SeatPlayer, Instant> judged = new HashMap<>();
    private final Map<String, Found> found = new TreeMap<>();

    /**
     * A game of a comparison.
     *
     * @param at when it was recorded
     * @param subject the player that was judged
     * @param opponent the player in all other seats
     */
    record Trial(Instant at, SeatPlayer subject, SeatPlayer opponent) {
        /** Whether two models play in the same way. */
        private boolean ofModels() {
            return subject.modelSha256() != null
                    && opponent.modelSha256() != null
                    && subject.spec().equals(opponent.spec());
        }
    }

    /** Whom a model was judged against, and when. */
    private record Found(Instant at, Instant judged, String participant) {
        private static final Comparator<Found> ORDER = Comparator.comparing(Found::at)
                .thenComparing(Found::judged, Comparator.reverseOrder())
                .thenComparing(Found::participant);

        static Found first(Found one, Found other) {
            return ORDER.compare(one, other) <= 0 ? one : other;
        }
    }

    private Lineage() {}

    /**
     * Finds them.
     *
     * @param trials games of one configuration in any order
     * @return the predecessor's participant by that of the successor
     */
    static Map<String, String> predecessors(Collection<Trial> trials) {
        Lineage lineage = new Lineage();
        trials.forEach(trial ->
                lineage.judged.merge(trial.subject(), trial.at(), (one, other) -> one.isBefore(other) ? one : other));
        trials.stream().filter(Trial::ofModels).forEach(lineage::look);
        Map<String, String> predecessors = new TreeMap<>();
        lineage.found.forEach((successor, predecessor) -> predecessors.put(successor, predecessor.participant()));
        return predecessors;
    }

    private void look(Trial trial) {
        Instant before = judged.getOrDefault(trial.opponent(), Instant.MIN);
        if (before.isBefore(judged.get(trial.subject()))) {
            Found met = new Found(trial.at(), before, trial.opponent().participant());
            found.merge(trial.subject().participant(), met, Found::first);
        }
    }
}
