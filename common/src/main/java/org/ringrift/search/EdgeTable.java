package org.ringrift.search;

import java.util.Arrays;
import org.ringrift.rules.MoveList;

/**
 * The moves out of all nodes of a tree, those of one node side by side. Within a node the tried moves come first; the
 * tree asks for the untried one with the highest prior and finds it right behind them, so that choosing among a
 * thousand moves looks at the tried ones and one more. Only moves, priors and children change places so; the logits
 * stay as they came.
 */
final class EdgeTable {
    static final int UNTRIED = -1;

    private long[] moves = new long[1024];
    private float[] logits = new float[1024];
    private float[] priors = new float[1024];
    private int[] children = new int[1024];
    private int size;

    void clear() {
        size = 0;
    }

    /**
     * Appends the moves of a node with their logits; the priors wait for {@link #normalise}.
     *
     * @return index of the first
     * @throws org.ringrift.StageFailure if a logit is not finite
     */
    int append(MoveList legal, float[] ofMoves) {
        int first = size;
        int count = legal.size();
        reserve(size + count);
        Evaluations.requireFinite(ofMoves, count);
        legal.copyInto(moves, first);
        System.arraycopy(ofMoves, 0, logits, first, count);
        size += count;
        return first;
    }

    private void reserve(int capacity) {
        if (capacity > moves.length) {
            int larger = Math.max(capacity, 2 * moves.length);
            moves = Arrays.copyOf(moves, larger);
            logits = Arrays.copyOf(logits, larger);
            priors = Arrays.copyOf(priors, larger);
            children = Arrays.copyOf(children, larger);
        }
    }

    /**
     * Makes priors of the logits of a node and marks its moves as untried; put off to the first descent, which most
     * nodes never see.
     */
    void normalise(int first, int count) {
        Arrays.fill(children, first, first + count, UNTRIED);
        float max = logits[first];
        for (int e = first + 1; e < first + count; e++) {
            max = Math.max(max, logits[e]);
        }
        double total = 0;
        for (int e = first; e < first + count; e++) {
            // exp(0) is 1 to the bit; with an evaluator that knows nothing it is all there is.
            double weight = logits[e] == max ? 1 : StrictMath.exp((double) logits[e] - max);
            priors[e] = (float) weight;
            total += weight;
        }
        for (int e = first; e < first + count; e++) {
            priors[e] = (float) (priors[e] / total);
        }
    }

    /** Brings the edge with the highest prior of a range to its start; the earliest of equals. */
    void bringBestForward(int from, int to) {
        if (from >= to) {
            return;
        }
        int best = from;
        for (int e = from + 1; e < to; e++) {
            if (priors[e] > priors[best]) {
                best = e;
            }
        }
        float prior = priors[best];
        priors[best] = priors[from];
        priors[from] = prior;
        long move = moves[best];
        moves[best] = moves[from];
        moves[from] = move;
    }

    /** Copies the logits of a node as they were appended, in the order in which its moves were. */
    void copyLogits(int first, int count, float[] into, int from) {
        System.arraycopy(logits, first, into, from, count);
    }

    long move(int edge) {
        return moves[edge];
    }

    float prior(int edge) {
        return priors[edge];
    }

    int child(int edge) {
        return children[edge];
    }

    void child(int edge, int node) {
        children[edge] = node;
    }
}
