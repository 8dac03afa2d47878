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
        decide(search, walk, evaluator, seed, false);
    }

    static void decide(GumbelSearch search, Walk walk, Evaluator evaluator, long seed, boolean hurried) {
        search.begin(walk.frames, walk.legal, seed, hurried);
        EvalRequest[] batch = new EvalRequest[1];
        while ((batch[0] = search.next()) != null) {
            evaluator.evaluate(batch, 1);
        }
    }

    /** @return how many batches it took */
    static int decideInBatches(GumbelSearch search, Walk walk, Evaluator evaluator, long seed) {
        search.begin(walk.frames, walk.legal, seed);
        EvalRequest[] batch = new EvalRequest[64];
        int batches = 0;
        for (EvalRequest first = search.next(); first != null; first = search.next()) {
            int count = 0;
            for (EvalRequest each = first; each != null; each = search.another()) {
                batch[count++] = each;
            }
            evaluator.evaluate(batch, count);
            batches++;
        }
        return batches;
    }

    static int[] visits(GumbelSearch search, int moves) {
        int[] visits = new int[moves];
        for (int i = 0; i < moves; i++) {
            visits[i] = search.visits(i);
        }
        return visits;
    }
}
