package org.ringrift.jobs.learning;

import java.util.Comparator;
import java.util.List;

/**
 * A learning curve in a few numbers.
 *
 * @param first sha256 of the candidate that was evaluated first
 * @param best sha256 of the candidate of the highest rating, promoted or not; the older one of two equals. It is chosen
 *     after the fact, so that luck in its games has helped it: more so where intervals are wide
 * @param gained rating of the best less that of the first; null if they are the same
 * @param candidates evaluated candidates
 * @param promoted candidates of them that were promoted
 * @param flat whether none of the last three candidates was promoted; null if no others were evaluated before them
 */
public record CurveSummary(String first, String best, Elo gained, int candidates, int promoted, Boolean flat) {
    /**
     * As many refusals in a row make a curve flat. A test against the production model sees a gain that intervals of pooled ratings
     * hide: when an anchor loses nearly every game, they are wider than many promotions.
     */
    static final int LAST = 3;

    /** @param points at least one */
    static CurveSummary of(List<CurvePoint> points) {
        CurvePoint first = points.get(0);
        CurvePoint best = points.stream()
                .min(Comparator.comparingDouble(
                                (CurvePoint point) -> -point.elo().rating())
                        .thenComparingInt(CurvePoint::number))
                .orElseThrow();
        List<CurvePoint> promoted = points.stream()
                .filter(CurvePoint::promoted)
                .sorted(Comparator.comparingLong(CurvePoint::promotion))
                .toList();
        return new CurveSummary(
                first.model(),
                best.model(),
                best.equals(first) ? null : best.elo().minus(first.elo()),
                points.size(),
                promoted.size(),
                flat(points));
    }

    private static Boolean flat(List<CurvePoint> points) {
        int last = points.size() - LAST;
        return last < 1 ? null : points.subList(last, points.size()).stream().noneMatch(CurvePoint::promoted);
    }
}
