package org.ringrift.jobs.driver.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Curriculum;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.Trend;
import org.ringrift.jobs.driver.plan.WeightedPick;

/**
 * The picker of the predecessor's peers, with its integers and its 22 static entries (RingRift's {@code
 * managers/selfplay_scheduler.py}).
 */
final class PeerScheme extends DrawingScheme {
    /** Games of an automatic start on the simulated class of cards: 2 processes of 200. */
    private static final int GAMES = 200;

    private static final Duration AFTER_TRAINING = Duration.ofSeconds(1800);

    /** Base priorities of the entries of each configuration; those that are not here have one of 8. */
    private static final Map<String, List<Integer>> ENTRIES = Map.of(
            "square8_2p", List.of(6, 5, 4, 3),
            "square8_3p", List.of(7, 2),
            "square8_4p", List.of(7),
            "hexagonal_3p", List.of(8, 6),
            "square19_2p", List.of(8, 6),
            "hexagonal_2p", List.of(8, 4, 3),
            "hex8_2p", List.of(8, 2),
            "hex8_4p", List.of(8, 2));

    @Override
    ConfigState draw(List<ConfigState> open, Instant now, SplittableRandom random) {
        double median = Curriculum.medianElo(open);
        return WeightedPick.of(open, state -> weight(state, median, now), random);
    }

    @Override
    int games(ConfigState state, List<ConfigState> open, Instant now) {
        return GAMES;
    }

    private static int weight(ConfigState state, double median, Instant now) {
        int boost = eloBoost(state)
                + limited((int) ((Curriculum.weight(state, median) - 1) * 4), -2, 3)
                + limited((int) ((rate(state.strength().trend()) - 1) * 5), -3, 5)
                + limited((int) ((starvation(state, now) - 1) * 5), -3, 5)
                + bootstrap(state.data().games());
        boolean plateau = state.strength().trend() == Trend.PLATEAU;
        return ENTRIES.getOrDefault(state.config().key(), List.of(8)).stream()
                .mapToInt(base -> base + boost)
                .map(effective -> Math.max(1, plateau ? effective / 2 : effective))
                .sum();
    }

    private static int eloBoost(ConfigState state) {
        double elo = state.strength().elo();
        int strong = elo > 1200 ? (int) Math.min(3, Math.floor((elo - 1200) / 100)) : 0;
        int large = state.config().board().large() ? 1 : 0;
        int more = state.config().players() > 2 ? 1 : 0;
        return Math.min(5, strong + large + more);
    }

    private static double rate(Trend trend) {
        return switch (trend) {
            case ACCELERATING -> 1.2;
            case DECELERATING -> 0.85;
            case STABLE, PLATEAU -> 1;
        };
    }

    private static double starvation(ConfigState state, Instant now) {
        if (state.models().hasCandidate() || state.stage(LoopStage.TRAIN).busy()) {
            return 0.5;
        }
        if (state.data().newGames() < 25) {
            return 2;
        }
        if (state.data().newGames() < 50) {
            return 1.5;
        }
        boolean trained = now.isBefore(state.stage(LoopStage.TRAIN).succeeded().plus(AFTER_TRAINING));
        return trained ? 1.3 : 1;
    }

    private static int bootstrap(long games) {
        if (games < 50) {
            return 100;
        }
        if (games < 500) {
            return 75;
        }
        if (games < 2000) {
            return 50;
        }
        return games < 5000 ? 25 : 0;
    }

    private static int limited(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }
}
