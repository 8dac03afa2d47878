package org.ringrift.search;

import java.util.Arrays;
import org.ringrift.eval.EvalRequest;

/**
 * The evaluations of a decision's tree that the next decision can need again: those below the position that was
 * reached. A search that meets the same positions on the same paths is spared asking for them; what it makes of the
 * answers does not change. Not thread-safe.
 *
 * <p>Entries are numbered so that a parent comes before its children; entry 0 is the new root.
 */
final class EvaluationCache {
    static final int NONE = -1;

    private final int seats;
    private int size;
    private int[] entryOfNode = new int[64];
    private long[] moves = new long[64];
    private int[] firstChildren = new int[64];
    private int[] nextSiblings = new int[64];
    private int[] firstLogits = new int[64];
    private int[] counts = new int[64];
    private boolean[] winless = new boolean[64];
    private float[] values;
    private int logitsSize;
    private float[] logits = new float[1024];

    EvaluationCache(int seats) {
        this.seats = seats;
        this.values = new float[64 * seats];
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
        logitsSize = 0;
    }

    /**
     * Takes over the evaluations of a node and of all below it, in place of what was there.
     *
     * @param tree a tree, before it is reset
     * @param root an evaluated node
     */
    void keep(SearchTree tree, int root) {
        clear();
        if (entryOfNode.length < tree.size()) {
            entryOfNode = new int[2 * tree.size()];
        }
        Arrays.fill(entryOfNode, 0, tree.size(), NONE);
        add(tree, root, NONE);
        for (int node = root + 1; node < tree.size(); node++) {
            int parent = entryOfNode[tree.parent(node)];
            if (parent != NONE && tree.expanded(node)) {
                add(tree, node, parent);
            }
        }
    }

    private void add(SearchTree tree, int node, int parent) {
        if (size == moves.length) {
            grow(2 * size);
        }
        int entry = size++;
        entryOfNode[node] = entry;
        moves[entry] = tree.moveInto(node);
        firstChildren[entry] = NONE;
        nextSiblings[entry] = NONE;
        if (parent != NONE) {
            nextSiblings[entry] = firstChildren[parent];
            firstChildren[parent] = entry;
        }
        int count = tree.moves(node);
        if (logits.length < logitsSize + count) {
            logits = Arrays.copyOf(logits, Math.max(logitsSize + count, 2 * logits.length));
        }
        firstLogits[entry] = logitsSize;
        counts[entry] = count;
        winless[entry] = tree.winless(node);
        tree.copyEvaluation(node, logits, logitsSize, values, entry * seats);
        logitsSize += count;
    }

    private void grow(int capacity) {
        moves = Arrays.copyOf(moves, capacity);
        firstChildren = Arrays.copyOf(firstChildren, capacity);
        nextSiblings = Arrays.copyOf(nextSiblings, capacity);
        firstLogits = Arrays.copyOf(firstLogits, capacity);
        counts = Arrays.copyOf(counts, capacity);
        winless = Arrays.copyOf(winless, capacity);
        values = Arrays.copyOf(values, capacity * seats);
    }

    /** The entry of the root, or {@link #NONE} if nothing is kept. */
    int root() {
        return size == 0 ? NONE : 0;
    }

    /** The entry behind a move, or {@link #NONE}. */
    int child(int entry, long move) {
        int child = entry == NONE ? NONE : firstChildren[entry];
        while (child != NONE && moves[child] != move) {
            child = nextSiblings[child];
        }
        return child;
    }

    /** As {@link SearchTree#winless}. */
    boolean winless(int entry) {
        return entry != NONE && winless[entry];
    }

    /** Answers a request as its evaluator did before. */
    void answer(int entry, EvalRequest request) {
        System.arraycopy(logits, firstLogits[entry], request.logits, 0, counts[entry]);
        System.arraycopy(values, entry * seats, request.values, 0, seats);
    }
}
