package org.ringrift.jobs.learning;

import java.time.Instant;
import java.util.List;
import org.ringrift.rules.Edition;

/**
 * The strength of every evaluated candidate of a configuration and edition of the rules over time.
 *
 * <p>All ratings are of one scale: those of the newest rated version of {@code matches}, which are one fit over all games
 * of the configuration and edition, with the heuristic player at 1200. What an evaluation has recorded as its candidate's rating is of
 * an earlier fit, over the games of that time, and is not used: such ratings move when later games are added, and those of
 * different candidates would not be comparable.
 *
 * @param configKey configuration
 * @param edition key of the edition of the rules by which candidates were evaluated
 * @param start where hours are counted from: when the first self-play game of the configuration was begun, or the first
 *     evaluation if that is earlier
 * @param matchesVersion version of {@code matches} that the ratings follow from
 * @param points one for each evaluated candidate that has a rating, by the time of its first evaluation; at least one
 * @param references the rated opponents without a net, as the newest evaluation has played them
 * @param unrated sha256 of evaluated candidates that the ratings do not know, which are left out
 * @param production sha256 of the production model; null if there is none
 * @param rollBacks how many times a promotion was undone
 * @param summary the curve in a few numbers
 */
public record LearningCurve(
        String configKey,
        String edition,
        Instant start,
        long matchesVersion,
        List<CurvePoint> points,
        List<Reference> references,
        List<String> unrated,
        String production,
        long rollBacks,
        CurveSummary summary) {
    /** Copies the lists. */
    public LearningCurve {
        points = List.copyOf(points);
        references = List.copyOf(references);
        unrated = List.copyOf(unrated);
    }

    /** What it is the curve of, for people. */
    public String subject() {
        return edition.equals(Edition.ASIS.key()) ? configKey : configKey + ", " + edition + " edition";
    }

    /** The point of a model of this curve. */
    public CurvePoint point(String model) {
        return points.stream()
                .filter(point -> point.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a model of this curve: " + model));
    }
}
