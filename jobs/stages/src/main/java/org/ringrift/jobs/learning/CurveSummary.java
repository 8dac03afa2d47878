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
 * @param flat whether the intervals of the last three promoted candidates have a point in common, so that no gain is
 *     shown between them; null if fewer were promoted
 */
public record CurveSummary(String first, String best, Elo gained, int candidates, int promoted, Boolean flat) {
    /** As many promotions without a gain that is shown make a curve flat. */
    static final int LAST_PROMOTED = 3;

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
                flat(promoted));
    }

    private static Boolean flat(List<CurvePoint> promoted) {
        if (promoted.size() < LAST_PROMOTED) {
            return null;
        }
        List<CurvePoint> last = promoted.subList(promoted.size() - LAST_PROMOTED, promoted.size());
        double low = last.stream().mapToDouble(point -> point.elo().low()).max().orElseThrow();
        double high =
                last.stream().mapToDouble(point -> point.elo().high()).min().orElseThrow();
        return low <= high;
    }
}
