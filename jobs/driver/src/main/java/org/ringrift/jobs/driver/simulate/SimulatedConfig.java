package org.ringrift.jobs.driver.simulate;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.BoardCosts;
import org.ringrift.jobs.driver.plan.Comparisons;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.StageState;
import org.ringrift.jobs.driver.plan.StageStates;
import org.ringrift.jobs.driver.plan.Starvation;
import org.ringrift.jobs.driver.plan.Strength;
import org.ringrift.jobs.driver.plan.Trend;
import org.ringrift.rules.GameConfig;

/** A configuration of the made-up world: the truth about it, and what its tables would say. Mutable, of one simulation. */
final class SimulatedConfig {
    private static final double HALF_WIDTH = 30;
    private static final int MOST_RATINGS = 200;

    private record Committed(Instant at, long games) {}

    private final GameConfig config;
    private final double gamesTo1900;
    private final Deque<Committed> recent = new ArrayDeque<>();
    private final List<Trend.Rated> ratings = new ArrayList<>();
    private final ConfigTally tally;

    private StageStates stages = StageStates.NEW;
    private long recentGames;
    private long games;
    private long newGames;
    private double newWorth;
    private long datasetGames;
    private double datasetWorth;
    private long readyGames;
    private double readyWorth;
    private Instant newestGame = StageState.NEVER;
    private double learned;
    private double gameSeconds;
    private long gamesInFlight;
    private boolean production;
    private double productionElo = Assumptions.START_ELO;
    private double candidateElo;
    private boolean candidate;
    private boolean undecided;
    private long compared = Long.MAX_VALUE;
    private Strength strength = Strength.UNRATED;

    SimulatedConfig(GameConfig config, Luck luck, ConfigTally tally) {
        this.config = config;
        this.tally = tally;
        this.gamesTo1900 = Assumptions.gamesTo1900(config) * Luck.spread(luck.config(config), 0.5);
    }

    GameConfig config() {
        return config;
    }

    ConfigTally tally() {
        return tally;
    }

    /** The true strength of the production model. */
    double elo() {
        return productionElo;
    }

    /** What the tables say. */
    ConfigState state(Instant now) {
        Instant start = now.minus(Starvation.ITERATION);
        while (!recent.isEmpty() && recent.peekFirst().at().isBefore(start)) {
            recentGames -= recent.removeFirst().games();
        }
        DataState data = new DataState(
                games,
                newGames,
                recentGames,
                datasetGames,
                datasetGames * BoardCosts.samplesPerGame(config),
                1,
                newestGame);
        ModelState models = new ModelState(
                production,
                candidate && !undecided ? 1 : 0,
                candidate && undecided ? 1 : 0,
                Comparisons.missing(compared));
        return new ConfigState(config, data, models, strength, gameSeconds, gamesInFlight, stages);
    }

    void begin(Action action) {
        stages = stages.with(action.stage(), stages.of(action.stage()).begun());
        if (action instanceof Action.Selfplay play) {
            gamesInFlight += play.games();
        }
        if (action.stage() == LoopStage.DATASET) {
            readyGames = newGames;
            readyWorth = newWorth;
        }
    }

    /** The run is over, without or with success, or because its machine was lost. */
    void end(Action action, RunEnd end, Instant now) {
        StageState before = stages.of(action.stage());
        int inFlight = before.inFlight() - 1;
        stages = stages.with(
                action.stage(),
                switch (end) {
                    case DONE -> new StageState(inFlight, now, 0, StageState.NEVER);
                    case FAILED -> new StageState(inFlight, before.succeeded(), before.failures() + 1, now);
                    case LOST -> new StageState(inFlight, before.succeeded(), before.failures(), before.failed());
                });
        if (action instanceof Action.Selfplay play) {
            gamesInFlight -= play.games();
        }
    }

    /** Games were committed. */
    void play(Action.Selfplay action, long committed, double secondsPerGame, Instant now) {
        if (committed == 0) {
            return;
        }
        games += committed;
        newGames += committed;
        newWorth +=
                committed * Assumptions.worth(action.simulations(), action.mix().searched());
        recent.addLast(new Committed(now, committed));
        recentGames += committed;
        newestGame = now;
        gameSeconds =
                secondsPerGame > 0 ? secondsPerGame * ConfigState.GAME_SIMULATIONS / action.simulations() : gameSeconds;
        tally.games(committed, now);
    }

    void dataset(Instant now) {
        datasetGames = readyGames;
        datasetWorth = readyWorth;
        tally.progress(now);
    }

    void train(SplittableRandom random, Instant now) {
        learned += Assumptions.learned(datasetWorth);
        newGames -= datasetGames;
        newWorth = Math.max(0, newWorth - datasetWorth);
        datasetGames = 0;
        datasetWorth = 0;
        candidate = true;
        candidateElo = Assumptions.elo(learned, gamesTo1900) + Assumptions.CANDIDATE_SPREAD * random.nextGaussian();
        tally.trained(now);
    }

    void evaluate(Instant now) {
        undecided = true;
        tally.progress(now);
    }

    void compare() {
        compared += compared == Long.MAX_VALUE ? 0 : Comparisons.GAMES;
    }

    void decide(SplittableRandom random, Instant now) {
        boolean promoted = Assumptions.promoted(candidateElo - productionElo, random);
        if (promoted) {
            compared = production ? 0 : Long.MAX_VALUE; // the first has none before it
            production = true;
            productionElo = candidateElo;
            tally.promoted();
        }
        double rating = promoted ? productionElo + Assumptions.RATING_SPREAD * random.nextGaussian() : strength.elo();
        candidate = false;
        undecided = false;
        ratings.add(new Trend.Rated(now, rating));
        if (ratings.size() > MOST_RATINGS) {
            ratings.remove(0);
        }
        if (production) {
            strength = new Strength(rating, HALF_WIDTH, Trend.velocity(ratings, now), Trend.of(ratings, now));
        }
        tally.progress(now);
    }
}
