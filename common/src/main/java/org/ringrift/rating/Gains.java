package org.ringrift.rating;

import java.util.List;
import java.util.SortedMap;

/**
 * What is known of models before they have played: each is stronger than the model that it was tried against by a normal variable,
 * whose mean the fit finds together with the strengths.
 *
 * @param links who was tried against whom
 * @param deviation standard deviation of the variable, as a difference of log strengths, above 0
 */
record Gains(List<Link> links, double deviation) {
    /** Nothing is known. */
    static final Gains UNKNOWN = new Gains(List.of(), 1);

    /**
     * Standard deviation of the mean before there is any game: 200 Elo. It matters only while there are one or two models, whose
     * gains would otherwise be without a bound if they win all games.
     */
    static final double MEAN_DEVIATION = 200 / Ratings.ELO_PER_NAT;

    /**
     * A model and the one that it was tried against, by their indices.
     *
     * @param successor the model
     * @param predecessor the other one
     */
    record Link(int successor, int predecessor) {}

    Gains {
        links = List.copyOf(links);
    }

    /**
     * What the games between the models of each link say of their gains together.
     *
     * @param counts all choices with their numbers of occurrence
     * @param links who was tried against whom
     * @return what may be known of gains, each as likely as another; one or more
     */
    static List<Gains> of(SortedMap<Choice, Long> counts, List<Link> links) {
        return links.isEmpty()
                ? List.of(UNKNOWN)
                : new GainSpread(counts, links)
                        .deviations().stream()
                                .map(deviation -> new Gains(links, deviation))
                                .toList();
    }

    /** Weight of a link: the inverse of the variance. */
    double weight() {
        return 1 / (deviation * deviation);
    }

    /** Weight of what is known of the mean. */
    static double meanWeight() {
        return 1 / (MEAN_DEVIATION * MEAN_DEVIATION);
    }
}
