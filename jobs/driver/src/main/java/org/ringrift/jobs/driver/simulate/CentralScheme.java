package org.ringrift.jobs.driver.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Curriculum;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.WeightedPick;

/**
 * The predecessor's central formula and allocation as they ran ({@code priority_calculator.py}, {@code
 * allocation_engine.py}): the static table that makes every configuration of two players critical, the sum that is
 * multiplied even where it is negative, the velocity's factor with its jump at 0, and allotments in games whatever a game
 * costs. Terms whose source does not exist here are neutral.
 */
final class CentralScheme extends DrawingScheme {
    private static final double ALLOTMENT = 500;
    private static final int LEAST_GAMES = 100;

    /** Cap of a run on the simulated class of cards. */
    private static final int MOST_GAMES = 400;

    private static final double TARGET = 2000;
    private static final double UNKNOWN_QUALITY = 0.7;

    @Override
    ConfigState draw(List<ConfigState> open, Instant now, SplittableRandom random) {
        double median = Curriculum.medianElo(open);
        return WeightedPick.of(
                open,
                state -> {
                    double games = allotted(state, median, now);
                    return games / Math.min(MOST_GAMES, games);
                },
                random);
    }

    @Override
    int games(ConfigState state, List<ConfigState> open, Instant now) {
        return (int) Math.min(MOST_GAMES, allotted(state, Curriculum.medianElo(open), now));
    }

    /** Games of a round of allocation, with the floors by starvation and by players. */
    private static double allotted(ConfigState state, double median, Instant now) {
        double score = additive(state, median, now) * factors(state);
        double games = Math.max(LEAST_GAMES, ALLOTMENT * Math.max(0.1, 0.5 + score));
        double floor = Math.max(starvationFloor(state.data().games()), playersFloor(state));
        return Math.max(games, ALLOTMENT * floor);
    }

    private static double additive(ConfigState state, double median, Instant now) {
        double hours = Duration.between(state.data().newestGame(), now).toSeconds() / 3600.0;
        double velocity = state.strength().velocity();
        double target = state.config().board().large() ? 150_000 : 100_000;
        double games = state.data().games();
        double quality = state.data().datasetSamples() > 0 ? state.data().softTargetShare() : UNKNOWN_QUALITY;
        double unsure = state.strength().halfWidth();
        double gap = Math.max(0, TARGET - state.strength().elo());
        double voi = 0.4 * Math.min(1, unsure / 300)
                + 0.3 * Math.min(1, gap / 500)
                + 0.3 * Math.min(1, unsure / Math.sqrt(Math.max(1, games)) / 10);
        return 0.25 * Math.max(0, Math.min(1, (hours - 1) / 3))
                + 0.15 * (velocity > 0 ? 1 - StrictMath.exp(-velocity / 33.3) : 0)
                + 0.10 * (state.stage(LoopStage.TRAIN).busy() ? 1 : 0)
                + 0.25 * (Curriculum.weight(state, median) - 1)
                + 0.15 * (quality - UNKNOWN_QUALITY)
                + 0.40 * (1 - games / target)
                + 0.20 * voi
                + 0.15 * (cluster(games) - 1);
    }

    private static double factors(ConfigState state) {
        double elo = state.strength().elo();
        double gap = elo >= TARGET ? 0.3 : Math.min(3, 1 + (TARGET - elo) / 500);
        return velocityFactor(state.strength().velocity())
                * gap
                * staticPriority(state.config().players())
                * starvationFactor(state.data().games());
    }

    /** Override and player multiplier by the static table: 2 players are critical, 3 and 4 are not. */
    private static double staticPriority(int players) {
        return switch (players) {
            case 2 -> 3 * 4.0;
            case 3 -> 1.25 * 1.2;
            default -> 1.2;
        };
    }

    private static double velocityFactor(double velocity) {
        if (velocity < 0) {
            return 1.3;
        }
        return velocity == 0
                ? 0.85
                : 0.6 + 0.4 * (1 - StrictMath.exp(-velocity / 2)) + 0.2 * Math.min(velocity / 10, 1);
    }

    private static double cluster(double games) {
        if (games < 1000) {
            return 2;
        }
        if (games < 5000) {
            return 1.5;
        }
        return games < 10_000 ? 1.2 : 1;
    }

    private static double starvationFactor(long games) {
        if (games < 500) {
            return 500;
        }
        if (games < 1500) {
            return 100;
        }
        if (games < 3000) {
            return 30;
        }
        return games < 5000 ? 3 : 1;
    }

    private static double starvationFloor(long games) {
        if (games == 0) {
            return 5;
        }
        if (games < 500) {
            return 3;
        }
        if (games < 1500) {
            return 2;
        }
        return games < 3000 ? 1.5 : 0;
    }

    private static double playersFloor(ConfigState state) {
        return switch (state.config().players()) {
            case 2 -> 0;
            case 3 -> 1.2;
            default -> 1.5;
        };
    }
}
