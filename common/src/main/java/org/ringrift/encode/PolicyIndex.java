package org.ringrift.encode;

import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * The policy index of each move, without loss: two legal moves of one position never have the same. A move has one
 * index, except a recovery slide with a cost, which has two, whose logits add: how the marker moves, and which stack
 * pays.
 *
 * <p>Index = plane x S x S + position, S x S being the box of {@link Board#grid}; nine moves that belong to no cell
 * follow the planes. The planes: {@code docs/reference/encoding.md}.
 *
 * <p>With a symmetry the index is that of the move's image in the image position. Wall colours stay. No call
 * allocates. Owns scratch memory; not thread-safe.
 */
public final class PolicyIndex {
    /** Number of moves that belong to no cell; their indices follow the planes. */
    public static final int SCALARS = PolicyLayout.SCALARS.size();

    /** Stands for a second factor that a move does not have. */
    public static final int NONE = -1;

    private final Board board;
    private final BoardImages images;
    private final PolicyLayout layout;
    private final Referee referee;
    private final int window;
    private final int area;
    private final int distances;
    private final int[] bases = new int[PolicyGroup.values().length];
    private final int[] scalars = new int[MoveType.values().length];
    private final int[] region;

    /** @param config the game; editions and options make no difference */
    public PolicyIndex(GameConfig config) {
        Rules rules = Rules.of(config);
        this.board = rules.board();
        this.images = BoardImages.of(board);
        this.layout = new PolicyLayout(board);
        this.referee = new Referee(rules);
        this.window = rules.lineLength();
        this.area = board.side() * board.side();
        this.distances = board.side() - 1;
        this.region = new int[board.cells()];
        for (PolicyGroup group : PolicyGroup.values()) {
            bases[group.ordinal()] = layout.base(group);
        }
        for (MoveType type : MoveType.values()) {
            scalars[type.ordinal()] = layout.scalar(type);
        }
    }

    /** Number of planes: 173 on square8, 349 on square19, 145 on hex8, 337 on hexagonal. */
    public int planes() {
        return layout.planes();
    }

    /** Number of indices: planes x S x S + {@link #SCALARS}. */
    public int size() {
        return layout.size();
    }

    /**
     * The index of a move, or of its first factor.
     *
     * @param state the position in which it is legal
     * @param move the move
     * @param symmetry of the board, 0 for none
     * @return an index from 0 to {@link #size()} - 1
     */
    public int first(GameState state, long move, int symmetry) {
        MoveType type = Move.type(move);
        return switch (type) {
            case PLACE_RING -> at(PolicyGroup.PLACE, Move.count(move) - 1, Move.to(move), symmetry);
            case MOVE_STACK -> step(PolicyGroup.MOVE, move, symmetry);
            case OVERTAKING_CAPTURE, CONTINUE_CAPTURE -> step(PolicyGroup.CAPTURE, move, symmetry);
            case RECOVERY_LINE_ALL, RECOVERY_FALLBACK, RECOVERY_STRIKE ->
                at(PolicyGroup.SLIDE, direction(move, symmetry), Move.from(move), symmetry);
            case RECOVERY_LINE_WINDOW -> slideWindow(move, symmetry);
            case PROCESS_LINE, LINE_ALL ->
                line(PolicyGroup.WHOLE_LINE, Move.start(move), Move.axis(move), Move.length(move), symmetry);
            case LINE_WINDOW ->
                line(PolicyGroup.LINE_WINDOW, Move.windowStart(move), Move.axis(move), window, symmetry);
            case ELIMINATE_FOR_LINE -> at(PolicyGroup.ELIMINATE_FOR_LINE, 0, Move.to(move), symmetry);
            case ELIMINATE_FOR_TERRITORY -> at(PolicyGroup.ELIMINATE_FOR_TERRITORY, 0, Move.to(move), symmetry);
            case ELIMINATE_FOR_RECOVERY -> at(PolicyGroup.ELIMINATE_FOR_RECOVERY, 0, Move.to(move), symmetry);
            case FORCED_ELIMINATION -> at(PolicyGroup.FORCED_ELIMINATION, 0, Move.to(move), symmetry);
            case CHOOSE_TERRITORY -> territory(state, move, symmetry);
            default -> scalars[type.ordinal()];
        };
    }

    /**
     * The index of a move's second factor: the paying stack of a recovery slide with a cost.
     *
     * @param state the position in which it is legal
     * @param move the move
     * @param symmetry of the board, 0 for none
     * @return an index, or {@link #NONE} for every other move
     */
    public int second(GameState state, long move, int symmetry) {
        return switch (Move.type(move)) {
            case RECOVERY_LINE_ALL, RECOVERY_FALLBACK, RECOVERY_STRIKE ->
                at(PolicyGroup.EXTRACTION, 0, Move.extraction(move), symmetry);
            default -> NONE;
        };
    }

    /**
     * Finds the move that has given indices.
     *
     * @param state a position
     * @param legal its legal moves
     * @param first the first index
     * @param second the second index or {@link #NONE}
     * @param symmetry under which the indices were made
     * @return the place of the move in the list, or -1 if no legal move has these indices
     */
    public int find(GameState state, MoveList legal, int first, int second, int symmetry) {
        for (int i = 0; i < legal.size(); i++) {
            long move = legal.get(i);
            if (first(state, move, symmetry) == first && second(state, move, symmetry) == second) {
                return i;
            }
        }
        return -1;
    }

    /**
     * An index in words, such as {@code move (1,0) by 3 at 2,4}.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public String describe(int index) {
        return layout.describe(index);
    }

    private int at(PolicyGroup group, int plane, int cell, int symmetry) {
        return bases[group.ordinal()] + plane * area + images.grid(symmetry)[cell];
    }

    private int direction(long move, int symmetry) {
        return board.direction(symmetry, board.directionBetween(Move.from(move), Move.to(move)));
    }

    private int step(PolicyGroup group, long move, int symmetry) {
        int distance = board.distance(Move.from(move), Move.to(move));
        int plane = direction(move, symmetry) * distances + distance - 1;
        return at(group, plane, Move.from(move), symmetry);
    }

    private int slideWindow(long move, int symmetry) {
        int place = board.distance(Move.windowStart(move), Move.to(move));
        if (images.flips(symmetry, Move.axis(move))) {
            place = window - 1 - place;
        }
        int plane = direction(move, symmetry) * PolicyGroup.WINDOW + place;
        return at(PolicyGroup.SLIDE_WINDOW, plane, Move.from(move), symmetry);
    }

    /** A row of cells is indexed by the cell from which its image runs forward. */
    private int line(PolicyGroup group, int start, int axis, int length, int symmetry) {
        boolean flips = images.flips(symmetry, axis) && length > 1;
        int cell = flips ? board.ray(start, board.axisDirection(axis))[length - 2] : start;
        return at(group, images.axis(symmetry, axis), cell, symmetry);
    }

    private int territory(GameState state, long move, int symmetry) {
        int lowest = Move.region(move);
        if (symmetry != 0) {
            lowest = lowestImage(board.symmetry(symmetry), referee.regionCells(state, move, region));
        }
        // The cell is one of the image already.
        return at(PolicyGroup.TERRITORY, Move.wall(move), lowest, 0);
    }

    private int lowestImage(int[] image, int count) {
        int lowest = image[region[0]];
        for (int i = 1; i < count; i++) {
            lowest = Math.min(lowest, image[region[i]]);
        }
        return lowest;
    }
}
