package org.ringrift.jobs.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.record.SeatPlayer;

/**
 * The model that each model was tried against: the production model of its evaluation, as games alone tell. It is the first model that
 * it met in the same way of playing, among those that had played before it; of several the one that had come last.
 */
final class Lineage {
    private final Map<SeatPlayer, Instant> first = new HashMap<>();
    private final Map<String, Found> found = new TreeMap<>();

    /**
     * A game.
     *
     * @param at when it was recorded
     * @param seats who played
     */
    record Meeting(Instant at, List<SeatPlayer> seats) {}

    /** Whom a model met, and when. */
    private record Found(Instant at, Instant since, String participant) {
        private static final Comparator<Found> ORDER = Comparator.comparing(Found::at)
                .thenComparing(Found::since, Comparator.reverseOrder())
                .thenComparing(Found::participant);

        static Found earlier(Found one, Found other) {
            return ORDER.compare(one, other) <= 0 ? one : other;
        }
    }

    private Lineage() {}

    /**
     * Finds them.
     *
     * @param meetings games of one configuration in any order
     * @return the predecessor's participant by that of the successor
     */
    static Map<String, String> predecessors(Collection<Meeting> meetings) {
        Lineage lineage = new Lineage();
        meetings.forEach(meeting -> meeting.seats()
                .forEach(seat ->
                        lineage.first.merge(seat, meeting.at(), (one, other) -> one.isBefore(other) ? one : other)));
        meetings.forEach(lineage::look);
        Map<String, String> predecessors = new TreeMap<>();
        lineage.found.forEach((successor, predecessor) -> predecessors.put(successor, predecessor.participant()));
        return predecessors;
    }

    private void look(Meeting meeting) {
        for (SeatPlayer one : meeting.seats()) {
            for (SeatPlayer other : meeting.seats()) {
                if (sameWay(one, other) && first.get(other).isBefore(first.get(one))) {
                    Found met = new Found(meeting.at(), first.get(other), other.participant());
                    found.merge(one.participant(), met, Found::earlier);
                }
            }
        }
    }

    private static boolean sameWay(SeatPlayer one, SeatPlayer other) {
        return one.modelSha256() != null
                && other.modelSha256() != null
                && one.spec().equals(other.spec());
    }
}
