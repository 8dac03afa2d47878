package org.ringrift.jobs.driver.regress;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rating.Rating;
import org.ringrift.rating.Wilson;

/**
 * Ratings of both models from one fit, playing in the same way. The error of their difference is taken as if their errors were
 * independent. In a fit they are so or go the same way, since more strength of one does not mean less of another but by the little that
 * it says of the gains of all models, so the true error is no larger.
 *
 * @param before of the model before
 * @param now of the model now
 * @param matchesVersion version of {@code matches} that both follow from
 * @param at when they were recorded
 */
public record RatedPair(Rating before, Rating now, long matchesVersion, Instant at) implements Strengths {
    /** @throws IllegalArgumentException if an interval is not finite or has no width */
    public RatedPair {
        double width = before.high() - before.low() + now.high() - now.low();
        if (!Double.isFinite(width) || !(width > 0) || !Double.isFinite(before.rating() - now.rating())) {
            throw new IllegalArgumentException("Cannot compare ratings without an interval: " + before + ", " + now);
        }
    }

    /**
     * The ratings of two models.
     *
     * @param ratings of all participants, from one fit
     * @param before sha256 of the model before
     * @param now sha256 of the model now
     * @return of the specifications with which both have ratings that can be compared, the one with the most games of whichever model
     *     has fewer; empty if there is none
     */
    static Optional<RatedPair> of(List<RatingRow> ratings, String before, String now) {
        Map<String, RatingRow> byParticipant = new HashMap<>();
        ratings.forEach(row -> byParticipant.put(row.participant(), row));
        String ending = "@" + now;
        return ratings.stream()
                .filter(row -> row.participant().endsWith(ending) && comparable(row))
                .flatMap(row -> {
                    String spec =
                            row.participant().substring(0, row.participant().length() - ending.length());
                    RatingRow other = byParticipant.get(spec + "@" + before);
                    return Optional.ofNullable(other).filter(RatedPair::comparable).map(pair -> of(pair, row)).stream();
                })
                .max(Comparator.comparingLong(RatedPair::games)
                        .thenComparing(pair -> pair.now().participant()));
    }

    private static boolean comparable(RatingRow row) {
        double width = row.high() - row.low();
        return Double.isFinite(row.rating()) && Double.isFinite(width) && width > 0;
    }

    private static RatedPair of(RatingRow before, RatingRow now) {
        return new RatedPair(rating(before), rating(now), now.matchesVersion(), now.createdAt());
    }

    private static Rating rating(RatingRow row) {
        return new Rating(row.participant(), row.rating(), row.low(), row.high(), row.games(), row.wins());
    }

    @Override
    public long games() {
        return Math.min(before.games(), now.games());
    }

    @Override
    public double eloDrop() {
        return before.rating() - now.rating();
    }

    /** Of the drop as a normal variable, whose error shrinks as games come in. */
    @Override
    public double ratio(Severity severity) {
        return ratio(eloDrop(), severity);
    }

    private double ratio(double drop, Severity severity) {
        double variance = variance(before) + variance(now);
        return severity.elo() * (drop - severity.elo() / 2) / variance;
    }

    private static double variance(Rating rating) {
        double error = (rating.high() - rating.low()) / (2 * Wilson.Z95);
        return error * error;
    }

    /** Whether they show that the model now is stronger, by as much as the least drop. */
    boolean showsOpposite() {
        return games() >= ENOUGH
                && -eloDrop() >= Severity.MINOR.elo()
                && ratio(-eloDrop(), Severity.MINOR) >= Severity.MINOR.shown();
    }

    @Override
    public String words() {
        return "ratings of both, from " + games() + " games or more each at version " + matchesVersion
                + " of table matches";
    }

    @Override
    public String source() {
        return "ratings/" + matchesVersion;
    }
}
