package org.ringrift.player;

import org.ringrift.Seeds;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSearch;
import org.ringrift.search.GumbelSettings;

/**
 * Thinks by {@link GumbelSearch}, which it makes when it first sees the rules of its game. A fast search plays the best that it
 * finds, without noise, and its policy is not told: so few simulations are no answer to learn from.
 */
final class GumbelDecider implements Decider {
    private static final long EFFORT = 0x656666;

    private final GumbelSettings full;
    private final GumbelSettings fast;
    private GumbelSearch search;
    private boolean hurried;

    /**
     * @param full a full search
     * @param fast simulations of a fast one, 0 if all are full
     */
    GumbelDecider(GumbelSettings full, int fast) {
        this.full = full;
        this.fast = fast == 0 ? full : new GumbelSettings(fast, full.considered(), 0, full.tries());
    }

    @Override
    public void begin(GameState[] frames, MoveList legal, long seed) {
        Rules rules = frames[0].rules();
        if (search == null || !search.rules().equals(rules)) {
            search = new GumbelSearch(rules, full, fast);
        }
        hurried = !fast.equals(full) && hurries(seed);
        search.begin(frames, legal, seed, hurried);
    }

    private static boolean hurries(long seed) {
        double share = (Seeds.mix(seed, EFFORT) >>> 11) * 0x1.0p-53;
        return share >= PlayerSpec.Gumbel.FULL_SHARE;
    }

    @Override
    public EvalRequest next() {
        return search.next();
    }

    @Override
    public EvalRequest another() {
        return search.another();
    }

    @Override
    public long move() {
        return search.move();
    }

    @Override
    public float[] policy() {
        return hurried ? null : search.policy();
    }

    @Override
    public float value() {
        return search.value();
    }
}
