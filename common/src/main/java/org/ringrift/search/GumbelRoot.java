package org.ringrift.search;

import java.util.Arrays;
import org.ringrift.encode.ValueTargets;
import org.ringrift.rules.MoveList;

/**
 * The decision at the root (Danihelka, Guez, Schrittwieser and Silver 2022, "Policy improvement by planning with
 * Gumbel"): the m moves with the highest g + logits are considered, g being Gumbel noise; sequential halving spends the
 * simulations on them; the move is the one with the highest g + logits + sigma(q) among the most visited.
 *
 * <p>sigma(q) = (c_visit + max N) c_scale q with c_visit = 50 and c_scale = 1 as in the paper's Go and chess runs. q is
 * mapped from the known range of game values, [-1, 1], to [0, 1]; stretching it to the range seen so far would turn the
 * noise of a few simulations into certainty.
 *
 * <p>A swap of sides is considered besides the m moves and has the best score of them, so that its value decides.
 *
 * <p>Where moves are known to win, one of them is decided for, and they share the improved policy by their logits. One that is
 * known not to win is decided for only if all that are considered are.
 *
 * <p>The improved policy over all moves is softmax(logits + sigma(completed q)), in which a move that was not visited
 * has the mixed value of the paper's appendix D.
 */
final class GumbelRoot {
    private static final double C_VISIT = 50;
    private static final double C_SCALE = 1;

    private final GumbelSettings settings;
    private final int[][] schedules;
    private int[] schedule;
    private int seat;
    private double rawValue;
    private int moves;
    private int swap;
    private double[] logits = new double[64];
    private double[] scores = new double[64];
    private final int[] considered;
    private final int[] nodes;
    private final boolean[] swept;
    private int count;
    private int chosen;
    private int chosenNode;
    private float[] policy;
    private double value;

    GumbelRoot(GumbelSettings settings) {
        this.settings = settings;
        int most = mostCandidates(settings);
        this.schedules = new int[most + 1][];
        this.considered = new int[most];
        this.nodes = new int[most];
        this.swept = new boolean[most];
    }

    /** Most moves that are considered, a swap among them. */
    static int mostCandidates(GumbelSettings settings) {
        return settings.considered() + 1;
    }

    /**
     * Takes the evaluation of the root.
     *
     * @param mover the seat to move
     * @param legalMoves the legal moves
     * @param priorLogits their logits
     * @param moverValue value of the position for the mover
     * @param winning a move that is known to win and is considered whatever its score, or {@link TurnSolver#NONE}
     * @param seed source of the noise
     */
    void begin(int mover, MoveList legalMoves, float[] priorLogits, float moverValue, int winning, long seed) {
        seat = mover;
        moves = legalMoves.size();
        rawValue = moverValue;
        if (scores.length < moves) {
            logits = new double[2 * moves];
            scores = new double[2 * moves];
        }
        count = 0;
        swap = SwapChoice.index(legalMoves);
        for (int i = 0; i < moves; i++) {
            logits[i] = Evaluations.requireFinite(priorLogits[i]);
            double noise = settings.noise() == 0 ? 0 : settings.noise() * GumbelNoise.draw(seed, i);
            scores[i] = logits[i] + noise;
            if (i != swap) {
                consider(i);
            }
        }
        if (winning != TurnSolver.NONE) {
            considerLast(winning);
        }
        if (swap != SwapChoice.NONE) {
            considerSwap();
        }
        if (schedules[count] == null) {
            schedules[count] = HalvingSchedule.of(count, settings.simulations());
        }
        schedule = schedules[count];
    }

    /** Keeps the best moves so far, best first, the earlier of equals before the later. */
    private void consider(int move) {
        int place = count;
        if (count == settings.considered()) {
            if (scores[move] <= scores[considered[count - 1]]) {
                return;
            }
            place--;
        } else {
            count++;
        }
        for (; place > 0 && scores[considered[place - 1]] < scores[move]; place--) {
            considered[place] = considered[place - 1];
        }
        considered[place] = move;
        nodes[count - 1] = EdgeTable.UNTRIED;
    }

    /** In place of the last of too many, unless it is considered anyway. */
    private void considerLast(int move) {
        for (int c = 0; c < count; c++) {
            if (considered[c] == move) {
                return;
            }
        }
        considered[count - 1] = move;
    }

    /** The second of all, so that one simulation leaves things as they are and two compare. */
    private void considerSwap() {
        scores[swap] = scores[considered[0]];
        for (int place = count; place > 1; place--) {
            considered[place] = considered[place - 1];
        }
        considered[1] = swap;
        nodes[count++] = EdgeTable.UNTRIED;
    }

    /**
     * The candidates that the next simulations go to, as long as they are to have equally many visits. No candidate has two of
     * them, so that none depends on the outcome of another.
     *
     * @param simulation the first of them
     * @param into receives the candidates
     * @return how many they are
     */
    int sweep(int simulation, SearchTree tree, int[] into) {
        int length = 1;
        while (simulation + length < schedule.length && schedule[simulation + length] == schedule[simulation]) {
            length++;
        }
        Arrays.fill(swept, false);
        for (int i = 0; i < length; i++) {
            into[i] = best(schedule[simulation], tree);
            swept[into[i]] = true;
        }
        return length;
    }

    private int best(int wantedVisits, SearchTree tree) {
        double scale = scale(tree);
        int best = -1;
        double bestScore = 0;
        for (int c = 0; c < count; c++) {
            if (swept[c] || visits(c, tree) != wantedVisits) {
                continue;
            }
            double score = scores[considered[c]] + (wantedVisits == 0 ? 0 : scale * unit(tree.mean(nodes[c], seat)));
            if (best < 0 || score > bestScore) {
                best = c;
                bestScore = score;
            }
        }
        return best;
    }

    private int visits(int candidate, SearchTree tree) {
        return nodes[candidate] == EdgeTable.UNTRIED ? 0 : tree.visits(nodes[candidate]);
    }

    /** Visits of a legal move. */
    int visitsOf(int move, SearchTree tree) {
        for (int c = 0; c < count; c++) {
            if (considered[c] == move) {
                return visits(c, tree);
            }
        }
        return 0;
    }

    private int mostVisits(SearchTree tree) {
        int most = 0;
        for (int c = 0; c < count; c++) {
            most = Math.max(most, visits(c, tree));
        }
        return most;
    }

    private double scale(SearchTree tree) {
        return (C_VISIT + mostVisits(tree)) * C_SCALE;
    }

    private static double unit(double q) {
        return (1 + q) / 2;
    }

    /** Position of a candidate in the list of legal moves. */
    int move(int candidate) {
        return considered[candidate];
    }

    /** Node of a candidate, or {@link EdgeTable#UNTRIED}. */
    int node(int candidate) {
        return nodes[candidate];
    }

    void node(int candidate, int node) {
        nodes[candidate] = node;
    }

    /** Whether a move is known to win. */
    boolean won(SearchTree tree) {
        for (int c = 0; c < count; c++) {
            if (wins(c, tree)) {
                return true;
            }
        }
        return false;
    }

    private boolean wins(int candidate, SearchTree tree) {
        return certain(candidate, tree) && tree.mean(nodes[candidate], seat) == ValueTargets.WIN;
    }

    private boolean certain(int candidate, SearchTree tree) {
        return nodes[candidate] != EdgeTable.UNTRIED && tree.proven(nodes[candidate]);
    }

    /** Draws the conclusions after the last simulation. Moves that are known to win leave no room for others. */
    void conclude(SearchTree tree) {
        if (won(tree)) {
            concludeWon(tree);
        } else {
            concludeOpen(tree);
        }
    }

    private void concludeWon(SearchTree tree) {
        int best = -1;
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < count; c++) {
            if (wins(c, tree)) {
                max = Math.max(max, logits[considered[c]]);
                best = best < 0 || scores[considered[c]] > scores[considered[best]] ? c : best;
            }
        }
        chosen = considered[best];
        chosenNode = nodes[best];
        policy = new float[moves];
        double total = 0;
        for (int c = 0; c < count; c++) {
            total += wins(c, tree) ? StrictMath.exp(logits[considered[c]] - max) : 0;
        }
        for (int c = 0; c < count; c++) {
            if (wins(c, tree)) {
                policy[considered[c]] = (float) (StrictMath.exp(logits[considered[c]] - max) / total);
            }
        }
        value = ValueTargets.WIN;
    }

    /**
     * The candidate that would be decided for now: the best of the most visited. Those that are known not to win are left out as long
     * as there are others.
     */
    int leader(SearchTree tree) {
        int open = 0;
        int most = 0;
        for (int c = 0; c < count; c++) {
            swept[c] = certain(c, tree);
            if (!swept[c]) {
                open++;
                most = Math.max(most, visits(c, tree));
            }
        }
        if (open == 0) {
            Arrays.fill(swept, false);
            most = mostVisits(tree);
        }
        return best(most, tree);
    }

    private void concludeOpen(SearchTree tree) {
        int best = leader(tree);
        chosen = considered[best];
        chosenNode = nodes[best];
        double scale = scale(tree);
        double mixed = mixedValue(tree);
        // The noise has done its work: its memory now holds completed values and then probabilities.
        double[] completed = scores;
        Arrays.fill(completed, 0, moves, mixed);
        for (int c = 0; c < count; c++) {
            if (visits(c, tree) > 0) {
                completed[considered[c]] = tree.mean(nodes[c], seat);
            }
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < moves; i++) {
            max = Math.max(max, logits[i] + scale * unit(completed[i]));
        }
        double total = 0;
        double weighted = 0;
        policy = new float[moves];
        for (int i = 0; i < moves; i++) {
            double weight = StrictMath.exp(logits[i] + scale * unit(completed[i]) - max);
            total += weight;
            weighted += weight * completed[i];
            scores[i] = weight;
        }
        for (int i = 0; i < moves; i++) {
            policy[i] = (float) (scores[i] / total);
        }
        value = weighted / total;
    }

    /**
     * (v + sum N * sum(pi q) / sum(pi)) / (1 + sum N), the inner sums over the visited moves. What a swap brings says
     * nothing of moves that do not swap.
     */
    private double mixedValue(SearchTree tree) {
        double max = Double.NEGATIVE_INFINITY;
        int sum = 0;
        for (int c = 0; c < count; c++) {
            if (considered[c] != swap && visits(c, tree) > 0) {
                sum += visits(c, tree);
                max = Math.max(max, logits[considered[c]]);
            }
        }
        if (sum == 0) {
            return rawValue;
        }
        double mass = 0;
        double weighted = 0;
        for (int c = 0; c < count; c++) {
            if (considered[c] != swap && visits(c, tree) > 0) {
                double prior = StrictMath.exp(logits[considered[c]] - max);
                mass += prior;
                weighted += prior * tree.mean(nodes[c], seat);
            }
        }
        return (rawValue + sum * weighted / mass) / (1 + sum);
    }

    /** Most moves that are tried at a position to find a win within the turn. */
    int tries() {
        return settings.tries();
    }

    /** Simulations of a decision. */
    int simulations() {
        return settings.simulations();
    }

    /** Position of the decided move in the list of legal moves. */
    int chosen() {
        return chosen;
    }

    /** Node behind the decided move, or {@link EdgeTable#UNTRIED}. */
    int chosenNode() {
        return chosenNode;
    }

    /** The improved policy; a new array for each decision. */
    float[] policy() {
        return policy;
    }

    /** Value of the improved policy for the mover: the mean of the completed q under it. */
    double value() {
        return value;
    }
}
