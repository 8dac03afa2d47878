package org.ringrift.search;

import java.util.Arrays;
import org.ringrift.encode.ValueTargets;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * The positions that a search has visited, as arrays indexed by node; node 0 is the root. Only decisions and finished
 * games are nodes: after a move the forced steps are played too. Every node keeps its position, because copying one
 * costs far less than replaying the path to it.
 *
 * <p>A node sums a value for each seat, so that two, three and four players, and several decisions of one seat in a
 * row, are the same code. The sums are in the seats of the parent's position: across {@code swap_sides} the persons
 * trade places, and with them what they can expect.
 *
 * <p>Below the root moves are chosen by PUCT, Q + c P sqrt(N) / (1 + n), for the seat to move (Silver et al. 2017). c
 * is 1.5: AlphaZero's schedule (Silver et al. 2018) starts at 1.25 and moves off it over tens of thousands of visits;
 * searches of tens to hundreds, as here, do with a little more breadth. An untried move counts as the node's mean less
 * 0.2 sqrt(prior mass already tried), as in KataGo.
 */
final class SearchTree {
    static final int ROOT = 0;
    static final int UNKNOWN = -1;
    private static final double PUCT = 1.5;
    private static final double FIRST_PLAY_REDUCTION = 0.2;

    private final Referee referee;
    private final int seats;
    private final EdgeTable edges = new EdgeTable();
    private final EvaluationCache evaluationCache;
    private final double[] carried = new double[4];
    private final float[] result;
    private int size;
    private GameState[] states = new GameState[64];
    private int[] parents = new int[64];
    private boolean[] swapped = new boolean[64];
    private int[] visits = new int[64];
    private boolean[] proven = new boolean[64];
    private boolean[] winless = new boolean[64];
    private double[] sums;
    private float[] values;

    /** Results of finished games, where {@link #proven}. */
    private float[] certain;

    private long[] movesInto = new long[64];
    private int[] recalled = new int[64];
    private int[] firstEdges = new int[64];
    private int[] edgeCounts = new int[64];
    private int[] tried = new int[64];
    private double[] triedMass = new double[64];

    SearchTree(Rules rules) {
        this.referee = new Referee(rules);
        this.seats = rules.players();
        this.sums = new double[64 * seats];
        this.values = new float[64 * seats];
        this.certain = new float[64 * seats];
        this.result = new float[seats];
        this.evaluationCache = new EvaluationCache(seats);
    }

    /**
     * Forgets everything but the memory and starts at a position, which is copied.
     *
     * @param known the node of the present tree that has this position with the same frames, if one is known to; its
     *     evaluation and those below it are kept for {@link #recall}. {@link #UNKNOWN} if there is none
     */
    void reset(GameState position, int known) {
        if (known == UNKNOWN) {
            evaluationCache.clear();
        } else {
            evaluationCache.keep(this, known);
        }
        edges.clear();
        size = 0;
        int root = add(-1);
        recalled[root] = evaluationCache.root();
        winless[root] = evaluationCache.winless(recalled[root]);
        states[root] = FrameCopies.copy(position, states[root]);
    }

    private int add(int parent) {
        if (size == parents.length) {
            grow(2 * size);
        }
        int node = size++;
        parents[node] = parent;
        swapped[node] = false;
        visits[node] = 0;
        proven[node] = false;
        edgeCounts[node] = 0;
        tried[node] = 0;
        triedMass[node] = 0;
        Arrays.fill(sums, node * seats, node * seats + seats, 0);
        return node;
    }

    private void grow(int capacity) {
        states = Arrays.copyOf(states, capacity);
        parents = Arrays.copyOf(parents, capacity);
        swapped = Arrays.copyOf(swapped, capacity);
        visits = Arrays.copyOf(visits, capacity);
        proven = Arrays.copyOf(proven, capacity);
        winless = Arrays.copyOf(winless, capacity);
        sums = Arrays.copyOf(sums, capacity * seats);
        values = Arrays.copyOf(values, capacity * seats);
        certain = Arrays.copyOf(certain, capacity * seats);
        movesInto = Arrays.copyOf(movesInto, capacity);
        recalled = Arrays.copyOf(recalled, capacity);
        firstEdges = Arrays.copyOf(firstEdges, capacity);
        edgeCounts = Arrays.copyOf(edgeCounts, capacity);
        tried = Arrays.copyOf(tried, capacity);
        triedMass = Arrays.copyOf(triedMass, capacity);
    }

    /**
     * Adds the node behind a move: the next decision or the end of the game.
     *
     * @param legal receives its legal moves, none if the game is over
     */
    int addChild(int parent, long move, MoveList legal) {
        int node = add(parent);
        GameState state = FrameCopies.copy(states[parent], states[node]);
        states[node] = state;
        swapped[node] = Move.type(move) == MoveType.SWAP_SIDES;
        movesInto[node] = move;
        recalled[node] = evaluationCache.child(recalled[parent], move);
        winless[node] = evaluationCache.winless(recalled[node]);
        referee.apply(state, move);
        referee.legalMoves(state, legal);
        while (legal.size() == 1) {
            referee.apply(state, legal.get(0));
            referee.legalMoves(state, legal);
        }
        return node;
    }

    /**
     * Goes down from an evaluated node to one that has not been visited or whose result is certain.
     *
     * @param legal receives the legal moves of a node that was added
     */
    int leafBelow(int start, MoveList legal) {
        int node = start;
        while (edgeCounts[node] > 0 && !proven[node]) {
            int edge = choose(node);
            int child = edges.child(edge);
            if (child == EdgeTable.UNTRIED) {
                return tryMove(node, edge, legal);
            }
            node = child;
        }
        return node;
    }

    private int tryMove(int node, int edge, MoveList legal) {
        int child = addChild(node, edges.move(edge), legal);
        edges.child(edge, child);
        tried[node]++;
        triedMass[node] += edges.prior(edge);
        edges.bringBestForward(edge + 1, firstEdges[node] + edgeCounts[node]);
        return child;
    }

    private int choose(int node) {
        int first = firstEdges[node];
        int count = edgeCounts[node];
        if (tried[node] == 0) {
            edges.normalise(first, count);
            edges.bringBestForward(first, first + count);
            return first;
        }
        int seat = states[node].seat();
        double breadth = PUCT * Math.sqrt(visits[node]);
        int best = first;
        double bestScore = Double.NEGATIVE_INFINITY;
        int untried = first + tried[node];
        for (int edge = first; edge < untried; edge++) {
            int child = edges.child(edge);
            double score = mean(child, seat) + breadth * edges.prior(edge) / (1 + visits[child]);
            if (score > bestScore) {
                bestScore = score;
                best = edge;
            }
        }
        if (tried[node] < count) {
            double guess = ownMean(node, seat) - FIRST_PLAY_REDUCTION * Math.sqrt(triedMass[node]);
            if (guess + breadth * edges.prior(untried) > bestScore) {
                return untried;
            }
        }
        return best;
    }

    /** Gives an evaluated node its moves and values; they are copied. */
    void expand(int node, EvalRequest answered) {
        firstEdges[node] = edges.append(answered.legal, answered.logits);
        edgeCounts[node] = answered.legal.size();
        System.arraycopy(answered.values, 0, values, node * seats, seats);
    }

    /**
     * Makes the result behind a node certain. Where it is a win for the seat that moved there, or moved before that one, the
     * nodes at which it did are certain, too.
     *
     * @param results of the finished game, by seats of the node's position
     */
    void prove(int node, float[] results) {
        for (int next = node; next != ROOT && !proven[next]; next = parents[next]) {
            proven[next] = true;
            System.arraycopy(results, 0, certain, next * seats, seats);
            boolean chosen = results[states[parents[next]].seat() - 1] == ValueTargets.WIN;
            if (!chosen || swapped[next]) {
                return;
            }
        }
    }

    /**
     * Makes the result behind a visited node certain, for the visits that it had, too. Nobody has swapped sides on the way to it.
     *
     * @param results of the finished game, by seats of the node's position
     */
    void correct(int node, float[] results) {
        for (int seat = 0; seat < seats; seat++) {
            double change = visits[node] * (double) results[seat] - sums[node * seats + seat];
            for (int above = node; above >= 0; above = parents[above]) {
                sums[above * seats + seat] += change;
            }
        }
        prove(node, results);
    }

    /** The position at which the likeliest line from a node hands the turn over, or at which no more is known of it. */
    int lineEnd(int start) {
        int seat = states[ROOT].seat();
        int node = start;
        while (tried[node] > 0 && !proven[node] && !swapped[node] && states[node].seat() == seat) {
            node = likeliest(node);
        }
        return node;
    }

    /** The child with the most visits, the better of equals; those that are known not to win come last. */
    private int likeliest(int node) {
        int seat = states[node].seat();
        int best = UNKNOWN;
        for (int edge = firstEdges[node]; edge < firstEdges[node] + tried[node]; edge++) {
            int child = edges.child(edge);
            if (best == UNKNOWN || likelier(child, best, seat)) {
                best = child;
            }
        }
        return best;
    }

    private boolean likelier(int child, int other, int seat) {
        if (proven[child] != proven[other]) {
            return proven[other];
        }
        return visits[child] == visits[other] ? mean(child, seat) > mean(other, seat) : visits[child] > visits[other];
    }

    /** Whether a win within the turn was looked for at a node as thoroughly as at a root, and not found. */
    boolean winless(int node) {
        return winless[node];
    }

    void noteWinless(int node) {
        winless[node] = true;
    }

    /** Whether the result behind a node is certain. */
    boolean proven(int node) {
        return proven[node];
    }

    /** Adds a visit with the certain result to a node and all above it. */
    void backUpProven(int node) {
        System.arraycopy(certain, node * seats, result, 0, seats);
        backUp(node, result);
    }

    /** Whether a node has been evaluated; the root never counts as such. */
    boolean expanded(int node) {
        return edgeCounts[node] > 0;
    }

    /** Writes the evaluation of an expanded node: logits in the order of its legal moves, and values by seat. */
    void copyEvaluation(int node, float[] logits, int fromLogit, float[] seatValues, int fromValue) {
        edges.copyLogits(firstEdges[node], edgeCounts[node], logits, fromLogit);
        System.arraycopy(values, node * seats, seatValues, fromValue, seats);
    }

    /**
     * Answers the request for a node from the tree of the decision before, if it was asked there.
     *
     * @return whether it was
     */
    boolean recall(int node, EvalRequest request) {
        if (recalled[node] == EvaluationCache.NONE) {
            return false;
        }
        evaluationCache.answer(recalled[node], request);
        return true;
    }

    /** Adds a visit with its values, by seats of the node's position, to a node and all above it. */
    void backUp(int leaf, float[] values) {
        for (int i = 0; i < seats; i++) {
            carried[i] = Evaluations.requireFinite(values[i]);
        }
        for (int node = leaf; node >= 0; node = parents[node]) {
            if (swapped[node]) {
                double first = carried[0];
                carried[0] = carried[1];
                carried[1] = first;
            }
            visits[node]++;
            for (int i = 0; i < seats; i++) {
                sums[node * seats + i] += carried[i];
            }
        }
    }

    /** Mean value of a visited node for a seat of the parent's position, or the result if that is certain. */
    double mean(int node, int seat) {
        if (proven[node]) {
            int person = swapped[node] ? 3 - seat : seat;
            return certain[node * seats + person - 1];
        }
        return sums[node * seats + seat - 1] / visits[node];
    }

    private double ownMean(int node, int seat) {
        return mean(node, swapped[node] ? 3 - seat : seat);
    }

    int visits(int node) {
        return visits[node];
    }

    GameState state(int node) {
        return states[node];
    }

    /** The decision before a node, or -1 for the root. */
    int parent(int node) {
        return parents[node];
    }

    /** Whether a node is another one or lies below it. */
    boolean leadsTo(int ancestor, int node) {
        int above = node;
        while (above > ancestor) {
            above = parents[above]; // of a smaller number: nodes are numbered in the order in which they were added
        }
        return above == ancestor;
    }

    /** Whether the move into a node has exchanged the persons. */
    boolean swapped(int node) {
        return swapped[node];
    }

    /** The move from the parent to a node other than the root. */
    long moveInto(int node) {
        return movesInto[node];
    }

    /** Legal moves of an expanded node. */
    int moves(int node) {
        return edgeCounts[node];
    }

    int size() {
        return size;
    }
}
