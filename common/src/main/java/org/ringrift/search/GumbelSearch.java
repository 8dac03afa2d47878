package org.ringrift.search;

import java.util.Arrays;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Rules;

/**
 * A resumable search for one game: Gumbel AlphaZero at the root ({@link GumbelRoot}), PUCT below it
 * ({@link SearchTree}). It hands out positions for evaluation, so that one batch can serve many games and many positions of
 * one game, and its result depends only on the position, the seed and the answers. Memory is reused from decision to decision; after
 * the first ones a simulation allocates nothing. Not thread-safe.
 *
 * <p>At each position within a turn it also looks for a win before the turn ends ({@link TurnWins}), in full and fast searches
 * alike. A result that is certain counts as such at all positions from which a seat can bring it about, and a decision
 * ends with the round of simulations in which a move is found to win. Where the line that would be played hands the turn over, it
 * looks for a win of the next seat; if there is one, it looks at the line that would be played instead, and so on.
 *
 * <p>A swap of sides is decided by values: its prior is that of the likeliest other move ({@link SwapChoice}), the root
 * always considers it, and a simulation that swaps goes on to a reply, so that the values compared are of positions in
 * which the mover of the swap or its opponent has moved on the board. The evaluation in between is not counted.
 *
 * <p>The answers must always be the same for the same request: a position that the search of the decision before has
 * asked for, with the same frames, is not handed out again.
 */
public final class GumbelSearch {
    /** So many lines are looked at in a decision. With half as many, 100 games each on hex8 and square8 came out alike. */
    private static final int MOST_LINES = 8;

    private final Rules rules;
    private final SearchTree tree;
    private final TurnWins wins;
    private final GumbelRoot full;
    private final GumbelRoot fast;
    private GumbelRoot root;
    private final FrameCopies history = new FrameCopies();
    private final MoveList legal = new MoveList();

    /** A move at the root that begins a win within the turn, and the result of that win. */
    private int winning;

    private final float[] won;

    private long seed;
    private boolean rooted;

    /** Requests that were handed out and whose answers were not taken yet, and the nodes that they are for. */
    private final EvalRequest[] requests;

    private final int[] askedNodes;
    private int asked;

    /** Candidates of the sweep under way. */
    private final int[] sweep;

    private int sweepAt;
    private int sweepEnd;

    /** Nodes behind a swap whose simulations go on to a reply. */
    private final int[] swapNodes;

    private int swaps;
    private int begun;
    private int done;
    private boolean running;
    private boolean decided;

    /**
     * A search all of whose decisions get the same effort.
     *
     * @param rules rules of all positions to be searched
     * @param settings how to search
     */
    public GumbelSearch(Rules rules, GumbelSettings settings) {
        this(rules, settings, settings);
    }

    /**
     * A search some of whose decisions get less effort. All share one tree, so that what one has asked for the next knows.
     *
     * @param rules rules of all positions to be searched
     * @param fullSettings how to search in full
     * @param fastSettings how to search fast; considers no more moves than a full search
     */
    public GumbelSearch(Rules rules, GumbelSettings fullSettings, GumbelSettings fastSettings) {
        if (fastSettings.considered() > fullSettings.considered()) {
            throw new IllegalArgumentException("A fast search considers more moves than a full one: "
                    + fastSettings.considered() + ", " + fullSettings.considered());
        }
        this.rules = rules;
        this.tree = new SearchTree(rules);
        this.wins = new TurnWins(rules);
        this.full = new GumbelRoot(fullSettings);
        this.fast = fastSettings.equals(fullSettings) ? full : new GumbelRoot(fastSettings);
        this.root = full;
        this.won = new float[rules.players()];
        int most = GumbelRoot.mostCandidates(fullSettings);
        this.requests = new EvalRequest[most];
        Arrays.setAll(requests, i -> new EvalRequest());
        this.askedNodes = new int[most];
        this.sweep = new int[most];
        this.swapNodes = new int[most];
    }

    /** The rules that this search knows. */
    public Rules rules() {
        return rules;
    }

    /**
     * Starts a decision by a full search; whatever was under way is dropped.
     *
     * @param frames the position to decide and the positions at earlier decisions, as in {@link EvalRequest#frames};
     *     copied
     * @param legalMoves its legal moves, at least one; copied
     * @param seed source of the root's noise
     */
    public void begin(GameState[] frames, MoveList legalMoves, long seed) {
        begin(frames, legalMoves, seed, false);
    }

    /**
     * Starts a decision; whatever was under way is dropped.
     *
     * @param frames the position to decide and the positions at earlier decisions, as in {@link EvalRequest#frames};
     *     copied
     * @param legalMoves its legal moves, at least one; copied
     * @param seed source of the root's noise
     * @param hurried whether a fast search is enough
     */
    public void begin(GameState[] frames, MoveList legalMoves, long seed, boolean hurried) {
        if (legalMoves.size() == 0) {
            throw new IllegalArgumentException("A position without legal moves has nothing to decide");
        }
        this.seed = seed;
        int known = nodeOf(frames, legalMoves.size());
        root = hurried ? fast : full;
        history.copyFrom(frames);
        legal.copyFrom(legalMoves);
        tree.reset(frames[0], known);
        rooted = false;
        asked = 0;
        sweepAt = 0;
        sweepEnd = 0;
        swaps = 0;
        begun = 0;
        done = 0;
        running = true;
        decided = false;
    }

    /**
     * The evaluated node of the decision before that has the same frames, or {@link SearchTree#UNKNOWN}. It is looked
     * for where the decided move leads: right behind it, or further down if others have moved since.
     */
    private int nodeOf(GameState[] frames, int moves) {
        int played = decided ? root.chosenNode() : EdgeTable.UNTRIED;
        if (played == EdgeTable.UNTRIED) {
            return SearchTree.UNKNOWN;
        }
        for (int node = played; node < tree.size(); node++) {
            boolean alike = tree.moves(node) == moves && tree.state(node).ply() == frames[0].ply();
            if (alike && tree.leadsTo(played, node) && sameFrames(node, frames)) {
                return node;
            }
        }
        return SearchTree.UNKNOWN;
    }

    private boolean sameFrames(int node, GameState[] frames) {
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            GameState known = frame(node, i);
            boolean same = known == null ? frames[i] == null : frames[i] != null && known.hash() == frames[i].hash();
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /**
     * Goes on with the search, taking the answers of all requests that were handed out.
     *
     * @return a position that must be evaluated before the next call, or null when the move is decided; one of a few objects
     *     that are reused, whose frames must not be changed
     * @throws org.ringrift.StageFailure if an evaluation is not finite
     */
    public EvalRequest next() {
        if (!running) {
            throw new IllegalStateException("A search must begin before it can go on");
        }
        if (decided) {
            return null;
        }
        takeAnswers();
        if (!rooted) {
            requests[0].legal.copyFrom(legal);
            if (mustAsk(SearchTree.ROOT, requests[0])) {
                return requests[0];
            }
            take(SearchTree.ROOT, requests[0]);
        }
        while (true) {
            EvalRequest request = another();
            if (request != null) {
                return request;
            }
            if (begun == root.simulations() || root.won(tree)) {
                avoidLosses();
                root.conclude(tree);
                decided = true;
                return null;
            }
            sweepAt = 0;
            sweepEnd = root.sweep(begun, tree, sweep);
            begun += sweepEnd;
        }
    }

    /**
     * Another position that may be evaluated together with those since the last {@link #next}: the next simulations go to
     * other moves at the root, and do not depend on the answers.
     *
     * @return the position, to be evaluated before the next call of {@link #next}; null if there is none
     */
    public EvalRequest another() {
        while (rooted && (swaps > 0 || sweepAt < sweepEnd)) {
            EvalRequest request = requests[asked];
            int leaf = swaps > 0
                    ? tree.leafBelow(swapNodes[--swaps], request.legal)
                    : leaf(sweep[sweepAt++], request.legal);
            if (certain(leaf)) {
                tree.backUpProven(leaf);
                done++;
            } else if (mustAsk(leaf, request)) {
                return request;
            } else {
                take(leaf, request);
            }
        }
        return null;
    }

    /** Whether the result behind a leaf is known: the game is over, or the seat to move can win in its turn. */
    private boolean certain(int leaf) {
        GameState state = tree.state(leaf);
        if (!tree.proven(leaf)) {
            if (state.over()) {
                tree.prove(leaf, wins.result(state));
            } else if (wins.within(state, root.tries())) {
                tree.prove(leaf, wins.result());
            }
        }
        return tree.proven(leaf);
    }

    private void takeAnswers() {
        int answered = asked;
        asked = 0;
        for (int i = 0; i < answered; i++) {
            take(askedNodes[i], requests[i]);
        }
    }

    private int leaf(int candidate, MoveList into) {
        int node = root.node(candidate);
        if (node != EdgeTable.UNTRIED) {
            return tree.leafBelow(node, into);
        }
        int added = tree.addChild(SearchTree.ROOT, legal.get(root.move(candidate)), into);
        root.node(candidate, added);
        if (root.move(candidate) == winning) {
            tree.prove(added, won);
        }
        return added;
    }

    /** Makes the request for a node; false if the answer is known from the decision before and already there. */
    private boolean mustAsk(int node, EvalRequest request) {
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            request.frames[i] = frame(node, i);
        }
        request.ensureLogits();
        if (tree.recall(node, request)) {
            return false;
        }
        askedNodes[asked++] = node;
        return true;
    }

    /** The position at a node or at a decision before it; null if there was none. */
    private GameState frame(int node, int decisionsBefore) {
        int ancestor = node;
        for (int i = 0; i < decisionsBefore; i++) {
            if (ancestor == SearchTree.ROOT) {
                return history.frame(decisionsBefore - i);
            }
            ancestor = tree.parent(ancestor);
        }
        return tree.state(ancestor);
    }

    private void take(int node, EvalRequest request) {
        SwapChoice.level(request.legal, request.logits);
        if (node == SearchTree.ROOT) {
            beginRoot(request);
            rooted = true;
        } else {
            tree.expand(node, request);
            if (tree.swapped(node)) {
                swapNodes[swaps++] = node;
                return;
            }
            done++;
        }
        tree.backUp(node, request.values);
    }

    private void beginRoot(EvalRequest request) {
        GameState state = tree.state(SearchTree.ROOT);
        winning = TurnSolver.NONE;
        if (looks()) {
            winning = wins.atRoot(tree, legal, request.logits, root.tries());
        }
        if (winning != TurnSolver.NONE) {
            System.arraycopy(wins.result(), 0, won, 0, won.length);
        }
        root.begin(state.seat(), legal, request.logits, request.values[state.seat() - 1], winning, seed);
    }

    private boolean looks() {
        return root.simulations() > 0 && root.tries() > 0;
    }

    /**
     * Makes the loss certain where the line that would be played hands the turn over to a seat that wins, so that another line
     * would be.
     */
    private void avoidLosses() {
        if (!looks() || root.won(tree)) {
            return;
        }
        for (int line = 0; line < MOST_LINES; line++) {
            int leader = root.node(root.leader(tree));
            int end = leader == EdgeTable.UNTRIED ? leader : tree.lineEnd(leader);
            if (end == EdgeTable.UNTRIED || !wins.byReply(tree, end, root.tries())) {
                return;
            }
            tree.correct(end, wins.result());
        }
    }

    /** The decided move. */
    public long move() {
        requireDecided();
        return legal.get(root.chosen());
    }

    /**
     * The improved policy: probabilities of the legal moves in their order, summing to 1. A new array for each
     * decision, the caller's to keep.
     */
    public float[] policy() {
        requireDecided();
        return root.policy();
    }

    /** Value of the improved policy for the seat to move, in [-1, 1]. */
    public float value() {
        requireDecided();
        return (float) root.value();
    }

    /** Simulations that went through a legal move, by its position in the list; they sum to {@link #simulations()}. */
    public int visits(int index) {
        requireDecided();
        return root.visitsOf(index, tree);
    }

    /** Simulations of the current decision so far, those that ended in a finished game included. */
    public int simulations() {
        return done;
    }

    private void requireDecided() {
        if (!decided) {
            throw new IllegalStateException("A search has no result before next() has returned null");
        }
    }
}
