package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Says which configurations play on free slots. Pure: the same round and the same chance give the same answer. */
public interface SelfplayPolicy {
    /**
     * What there is to hand out.
     *
     * @param states configurations, with what was planned before in this round among their games in flight
     * @param slot kind of the free slots
     * @param free number of them, 1 or more
     * @param total slots of both kinds, free or not
     * @param now the time
     */
    record Round(List<ConfigState> states, SlotKind slot, int free, int total, Instant now) {
        /** The configurations whose breaker lets self-play through. */
        public List<ConfigState> admitted() {
            return states.stream()
                    .filter(state -> CircuitBreaker.admits(state.stage(LoopStage.SELFPLAY), now))
                    .toList();
        }

        /** Who would play in games of a configuration. */
        public PlayerMix mix(ConfigState state) {
            return PlayerMix.of(state, slot);
        }

        /** The round once an action of it has begun. */
        public Round after(Action.Selfplay action) {
            List<ConfigState> after = states.stream()
                    .map(state -> state.config().equals(action.config()) ? state.started(action) : state)
                    .toList();
            return new Round(after, slot, free, total, now);
        }
    }

    /**
     * Hands out slots.
     *
     * @param round what there is
     * @param random source of chance
     * @return at most one action for each free slot
     */
    List<Action.Selfplay> allot(Round round, SplittableRandom random);
}
