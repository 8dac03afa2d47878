package org.ringrift.jobs.driver.plan;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The games of one round of a loop: those that are missing, once, and none while its candidate is on its way.
 *
 * @param games of the round, 1 or more
 * @param simulations of a decision of the players that search
 */
record RoundSelfplay(int games, int simulations) implements SelfplayPolicy {
    @Override
    public List<Action.Selfplay> allot(Round round, SplittableRandom random) {
        return round.admitted().stream()
                .filter(state -> missing(state) > 0 && !state.models().hasCandidate())
                .limit(round.free())
                .map(state -> new Action.Selfplay(
                        state.config(),
                        round.slot(),
                        (int) missing(state),
                        simulations,
                        searching(state),
                        1,
                        "for a round of " + games))
                .toList();
    }

    private long missing(ConfigState state) {
        return games - state.data().newGames() - state.gamesInFlight();
    }

    private static PlayerMix searching(ConfigState state) {
        return new PlayerMix(Map.of(state.models().production() ? PlayerKind.MODEL_SEARCH : PlayerKind.SEARCH, 1.0));
    }
}
