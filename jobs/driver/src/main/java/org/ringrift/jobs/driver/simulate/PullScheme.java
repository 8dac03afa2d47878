package org.ringrift.jobs.driver.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Curriculum;
import org.ringrift.jobs.driver.plan.WeightedPick;

/**
 * What the predecessor's pulling workers got: an enforced minimum, then static priorities (RingRift's {@code
 * get_job_for_node}).
 */
final class PullScheme extends DrawingScheme {
    private static final int GAMES = 100;
    private static final long MINIMUM = 3000;
    private static final long ALWAYS_BELOW = 500;
    private static final double OTHERWISE = 0.4;
    private static final double TARGET = 2000;

    private static final Map<String, Integer> BASE = Map.ofEntries(
            Map.entry("square19_2p", 9),
            Map.entry("hex8_2p", 9),
            Map.entry("hexagonal_2p", 9),
            Map.entry("square19_4p", 8),
            Map.entry("hexagonal_3p", 7),
            Map.entry("square19_3p", 7),
            Map.entry("hex8_3p", 6),
            Map.entry("square8_2p", 6),
            Map.entry("square8_3p", 5),
            Map.entry("hexagonal_4p", 4),
            Map.entry("hex8_4p", 3),
            Map.entry("square8_4p", 3));

    @Override
    ConfigState draw(List<ConfigState> open, Instant now, SplittableRandom random) {
        ConfigState fewest = open.stream()
                .min(Comparator.comparingLong(state -> state.data().games()))
                .orElseThrow();
        long games = fewest.data().games();
        if (games < MINIMUM && (games < ALWAYS_BELOW || random.nextDouble() < OTHERWISE)) {
            return fewest;
        }
        double median = Curriculum.medianElo(open);
        return WeightedPick.of(open, state -> weight(state, median, now), random);
    }

    @Override
    int games(ConfigState state, List<ConfigState> open, Instant now) {
        return GAMES;
    }

    private static int weight(ConfigState state, double median, Instant now) {
        double curriculum = Curriculum.weight(state, median);
        int first = (int) (BASE.get(state.config().key()) * curriculum + staleness(state, now));
        double gap = TARGET - state.strength().elo();
        double factor = gap <= 0 ? 0.3 : Math.min(3, 1 + gap / 500);
        return Math.max(1, (int) (first * factor));
    }

    private static int staleness(ConfigState state, Instant now) {
        if (state.data().games() == 0) {
            return 5;
        }
        long hours = Duration.between(state.data().newestGame(), now).toHours();
        if (hours > 72) {
            return 10;
        }
        if (hours > 48) {
            return 7;
        }
        if (hours > 24) {
            return 5;
        }
        if (hours > 12) {
            return 3;
        }
        return hours > 6 ? 1 : 0;
    }
}
