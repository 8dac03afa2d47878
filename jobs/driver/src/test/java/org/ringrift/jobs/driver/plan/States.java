package org.ringrift.jobs.driver.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.rules.GameConfig;
import org.ringrift.seeded.Draw;

/** States of configurations for tests: settled ones that are changed in one respect, and drawn ones. */
final class States {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private States() {}

    /** A configuration in the middle of its life, with a production model, to which nothing is owed. */
    static ConfigState settled(String config) {
        return new ConfigState(
                GameConfig.parse(config),
                data(20_000, 0, 500),
                new ModelState(true, 0, 0),
                new Strength(1500, 30, 0, Trend.STABLE),
                6,
                0,
                StageStates.NEW);
    }

    static DataState data(long games, long newGames, long recentGames) {
        return new DataState(games, newGames, recentGames, 0, 0, 1, NOW.minus(Duration.ofMinutes(10)));
    }

    static ConfigState with(ConfigState state, DataState data) {
        return new ConfigState(
                state.config(),
                data,
                state.models(),
                state.strength(),
                state.gameSeconds(),
                state.gamesInFlight(),
                state.stages());
    }

    static ConfigState with(ConfigState state, ModelState models) {
        return new ConfigState(
                state.config(),
                state.data(),
                models,
                state.strength(),
                state.gameSeconds(),
                state.gamesInFlight(),
                state.stages());
    }

    static ConfigState with(ConfigState state, Strength strength) {
        return new ConfigState(
                state.config(),
                state.data(),
                state.models(),
                strength,
                state.gameSeconds(),
                state.gamesInFlight(),
                state.stages());
    }

    static ConfigState with(ConfigState state, LoopStage stage, StageState runs) {
        return new ConfigState(
                state.config(),
                state.data(),
                state.models(),
                state.strength(),
                state.gameSeconds(),
                state.gamesInFlight(),
                state.stages().with(stage, runs));
    }

    /** A configuration whose next dataset and training have all they need. */
    static ConfigState trainable(String config) {
        return with(
                settled(config), new DataState(20_000, 3000, 500, 3000, 100_000, 1, NOW.minus(Duration.ofMinutes(10))));
    }

    static StageState failed(int failures, Duration ago) {
        return new StageState(0, StageState.NEVER, failures, NOW.minus(ago));
    }

    static StageState running() {
        return StageState.NEW.begun();
    }

    /** Any state that tables could give, of some or all configurations. */
    static List<ConfigState> draw(Draw draw) {
        List<ConfigState> states = new ArrayList<>();
        for (GameConfig config : GameConfig.all()) {
            if (draw.between(0, 5) > 0) {
                states.add(draw(draw, config));
            }
        }
        return states;
    }

    private static ConfigState draw(Draw draw, GameConfig config) {
        int games = draw.between(0, 1_000_000);
        int newGames = draw.between(0, games);
        int dataset = draw.between(0, newGames);
        DataState data = new DataState(
                games,
                newGames,
                draw.between(0, newGames),
                dataset,
                draw.between(0, 300) * (long) dataset,
                draw.between(0.0, 1.0),
                before(draw));
        Strength strength = new Strength(
                draw.between(-5000.0, 5000.0),
                draw.between(0.0, 1e6),
                draw.between(-1e6, 1e6),
                draw.of(List.of(Trend.values())));
        StageStates stages = new StageStates(runs(draw), runs(draw), runs(draw), runs(draw), runs(draw), runs(draw));
        return new ConfigState(
                config,
                data,
                new ModelState(draw.between(0, 1) == 1, draw.between(0, 2), draw.between(0, 2), draw.between(0, 400)),
                strength,
                draw.between(0.0, 1e5),
                draw.between(0, 10_000),
                stages);
    }

    private static StageState runs(Draw draw) {
        return new StageState(draw.between(0, 2), before(draw), draw.between(0, 12), before(draw));
    }

    private static Instant before(Draw draw) {
        return NOW.minusSeconds(draw.between(0, 400_000));
    }

    /** Any limits. */
    static Limits limits(Draw draw) {
        Slots total = new Slots(draw.between(0, 40), draw.between(0, 20));
        Slots free = new Slots(draw.between(0, total.gpu()), draw.between(0, total.cpu()));
        return new Limits(total, free, draw.between(0, 60), draw.between(0.0, 1.0), draw.between(0.0, 1.0));
    }
}
