package org.ringrift.search;

import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;

/** Runs searches to their decision. */
final class Searches {
    private Searches() {}

    static GumbelSearch decide(Walk walk, GumbelSettings settings, Evaluator evaluator, long seed) {
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), settings);
        decide(search, walk, evaluator, seed);
        return search;
    }

    static void decide(GumbelSearch search, Walk walk, Evaluator evaluator, long seed) {
        search.begin(walk.frames, walk.legal, seed);
        EvalRequest[] batch = new EvalRequest[1];
        while ((batch[0] = search.next()) != null) {
            evaluator.evaluate(batch, 1);
        }
    }

    static int[] visits(GumbelSearch search, int moves) {
        int[] visits = new int[moves];
        for (int i = 0; i < moves; i++) {
            visits[i] = search.visits(i);
        }
        return visits;
    }
}
