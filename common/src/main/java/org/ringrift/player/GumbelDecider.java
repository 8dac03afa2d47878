package org.ringrift.player;

import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSearch;
import org.ringrift.search.GumbelSettings;

/** Thinks by {@link GumbelSearch}, which it makes when it first sees the rules of its game. */
final class GumbelDecider implements Decider {
    private final GumbelSettings settings;
    private GumbelSearch search;

    GumbelDecider(GumbelSettings settings) {
        this.settings = settings;
    }

    @Override
    public void begin(GameState[] frames, MoveList legal, long seed) {
        Rules rules = frames[0].rules();
        if (search == null || !search.rules().equals(rules)) {
            search = new GumbelSearch(rules, settings);
        }
        search.begin(frames, legal, seed);
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
        return search.policy();
    }

    @Override
    public float value() {
        return search.value();
    }
}
