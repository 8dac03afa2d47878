package org.ringrift.jobs.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.rating.Interval;
import org.ringrift.rating.Wilson;

/** Made-up learning curves. */
public final class Curves {
    private Curves() {}

    /**
     * A curve of hex8_2p that rises and levels off: each point a quarter of an hour and 80 games behind the one before, every
     * third one refused.
     *
     * @param size number of points, at least 1
     * @return the curve
     */
    public static LearningCurve rising(int size) {
        return curve(size, 0);
    }

    /** As {@link #rising}, and behind it as many points that are refused. */
    public static LearningCurve levelled(int size, int refused) {
        return curve(size, refused);
    }

    private static LearningCurve curve(int size, int refused) {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < size + refused; i++) {
            points.add(point(i, i >= size || i % 3 == 2));
        }
        Reference heuristic = new Reference("heuristic", "heuristic", new Elo(1200, 1200, 1200));
        Reference search = new Reference("search", "gumbel:sims=8,noise=0", new Elo(1215, 1190, 1240));
        return new LearningCurve(
                "hex8_2p",
                "asis",
                Rows.NOON,
                7,
                points,
                List.of(heuristic, search),
                List.of(),
                Rows.sha(1),
                0,
                CurveSummary.of(points));
    }

    private static CurvePoint point(int i, boolean refused) {
        double rating = 1400 - 450 * Math.exp(-i / 3.0);
        long promotion = 1 + i - (i + 1) / 3;
        Map<String, WinRate> rates = new LinkedHashMap<>();
        rates.put("random", rate(58 + Math.min(2, i)));
        rates.put("heuristic", rate(Math.min(50, 14 + 5 * i)));
        rates.put("search", rate(Math.min(46, 18 + 4 * i)));
        return new CurvePoint(
                i + 1,
                Rows.NOON.plusSeconds(900L * (i + 1)),
                0.25 * (i + 1),
                Rows.sha(i + 1),
                "gumbel:sims=8,noise=0",
                new Elo(rating, rating - 60, rating + 60),
                rates,
                refused ? "reject" : "promote",
                refused ? null : (Long) promotion,
                80L * (i + 1),
                new Training("dataset-" + (i + 1), 76L, 1900L, 0.75, 2, 2, 2.5, 0.75, 2.625, 0.875));
    }

    private static WinRate rate(int wins) {
        Interval interval = Wilson.interval(wins, 60, Wilson.Z95);
        return new WinRate(60, wins, interval.estimate(), interval.low(), interval.high());
    }
}
