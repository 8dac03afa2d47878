package org.ringrift.jobs.driver.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.rules.GameConfig;

/** A machine of one core on which every action of a plan succeeds within an hour. */
final class OneSlot {
    private final Map<String, ConfigState> states = new LinkedHashMap<>();
    private final Map<String, Set<LoopStage>> done = new LinkedHashMap<>();
    private Instant now = States.NOW;

    OneSlot(List<String> configs) {
        for (String config : configs) {
            states.put(config, ConfigState.fresh(GameConfig.parse(config)));
            done.put(config, EnumSet.noneOf(LoopStage.class));
        }
    }

    Set<String> names() {
        return states.keySet();
    }

    Set<LoopStage> done(String config) {
        return done.get(config);
    }

    /** Plans, and does what is planned. */
    void step(Planner planner) {
        Limits limits = Limits.idle(new Slots(0, 1));
        List<Action> plan = planner.plan(List.copyOf(states.values()), now, limits, now.getEpochSecond());
        now = now.plus(Duration.ofHours(1));
        for (Action action : plan) {
            String config = action.config().key();
            done.get(config).add(action.stage());
            states.computeIfPresent(config, (name, state) -> after(state, action));
        }
    }

    private ConfigState after(ConfigState state, Action action) {
        DataState data = state.data();
        ModelState models = state.models();
        switch (action.stage()) {
            case SELFPLAY -> {
                int games = ((Action.Selfplay) action).games();
                data = new DataState(
                        data.games() + games,
                        data.newGames() + games,
                        games,
                        data.datasetGames(),
                        data.datasetSamples(),
                        1,
                        now);
            }
            case DATASET ->
                data = new DataState(
                        data.games(),
                        data.newGames(),
                        data.recentGames(),
                        data.newGames(),
                        data.newGames() * BoardCosts.samplesPerGame(state.config()),
                        1,
                        data.newestGame());
            case TRAIN -> {
                data = new DataState(data.games(), 0, data.recentGames(), 0, 0, 1, data.newestGame());
                models = new ModelState(models.production(), 1, 0, models.comparisons());
            }
            case EVALUATE -> models = new ModelState(models.production(), 0, 1, models.comparisons());
            case PROMOTE -> models = new ModelState(true, 0, 0, models.production() ? Comparisons.missing(0) : 0);
            case MATCH -> models = models.comparing(models.comparisons() - Comparisons.GAMES);
        }
        StageStates stages = state.stages().with(action.stage(), new StageState(0, now, 0, StageState.NEVER));
        return new ConfigState(
                state.config(), data, models, state.strength(), state.gameSeconds(), state.gamesInFlight(), stages);
    }
}
