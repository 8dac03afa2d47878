package org.ringrift.encode;

import org.ringrift.board.Board;
import org.ringrift.board.BoardType;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * The predecessor's policy index, for data sets that its own trainer reads. Many legal moves share one index:
 *
 * <ul>
 *   <li>all boards: a move, a capture and a recovery slide over the same way, and slides that differ in what they cost;
 *   <li>squares: whole lines that start at one cell; all options of all over-long lines, since its Python engine
 *       names none; regions with size class and first cell in common; all forced eliminations;
 *   <li>hexagons: everything but placements and steps has one single index, and swapping sides has none.
 * </ul>
 *
 * <p>Owns scratch memory; not thread-safe.
 */
public final class CompatPolicyIndex {
    /** Stands for a move that the layout cannot express. */
    public static final int NONE = -1;

    private static final int[][] SQUARE_DIRECTIONS = {
        {-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}
    };
    private static final int COUNTS = 3;
    private static final int LINE_SLOTS = 4;
    private static final int SIZE_CLASSES = 8;
    private static final int OWNERS = 4;
    private static final int LINE_OPTIONS = 4;
    private static final int SINGLE_MOVES = 3;

    private final Board board;
    private final Referee referee;
    private final int area;
    private final int size;
    private final int steps;
    private final int lines;
    private final int eliminations;
    private final int singles;
    private final int options;
    private final int regions;
    private final int passes;
    private final int[] directions;
    private final int[] region;

    /** @param config the game; editions and options make no difference */
    public CompatPolicyIndex(GameConfig config) {
        Rules rules = Rules.of(config);
        board = rules.board();
        referee = new Referee(rules);
        region = new int[board.cells()];
        directions = directions(board);
        area = board.side() * board.side();
        size = size(board.type());
        steps = area * COUNTS;
        lines = steps + area * board.directions() * (board.side() - 1);
        eliminations = lines + area * LINE_SLOTS;
        singles = eliminations + area;
        options = singles + SINGLE_MOVES;
        regions = options + LINE_OPTIONS;
        passes = regions + area * SIZE_CLASSES * OWNERS;
    }

    private static int size(BoardType type) {
        return switch (type) {
            case SQUARE8 -> 7_000;
            case SQUARE19 -> 67_000;
            case HEX8 -> 4_500;
            case HEXAGONAL -> 91_876;
        };
    }

    private static int[] directions(Board board) {
        int[] numbers = new int[board.directions()];
        for (int d = 0; d < numbers.length; d++) {
            numbers[d] = board.type().hex() ? d : squareDirection(board.dx(d), board.dy(d));
        }
        return numbers;
    }

    private static int squareDirection(int dx, int dy) {
        int number = 0;
        while (SQUARE_DIRECTIONS[number][0] != dx || SQUARE_DIRECTIONS[number][1] != dy) {
            number++;
        }
        return number;
    }

    /** Number of indices, unused ones at the end included: 7000, 67000, 4500, 91876. */
    public int size() {
        return size;
    }

    /**
     * The index of a move.
     *
     * @param state the position in which it is legal
     * @param move the move
     * @return an index from 0 to {@link #size()} - 1, or {@link #NONE}
     */
    public int index(GameState state, long move) {
        return switch (Move.type(move)) {
            case PLACE_RING -> board.grid(Move.to(move)) * COUNTS + Move.count(move) - 1;
            case MOVE_STACK,
                    OVERTAKING_CAPTURE,
                    CONTINUE_CAPTURE,
                    RECOVERY_LINE_ALL,
                    RECOVERY_LINE_WINDOW,
                    RECOVERY_FALLBACK,
                    RECOVERY_STRIKE -> step(Move.from(move), Move.to(move));
            default -> board.type().hex() ? hexSingle(Move.type(move)) : square(state, move);
        };
    }

    private int step(int from, int to) {
        int direction = directions[board.directionBetween(from, to)];
        int way = board.grid(from) * board.directions() + direction;
        return steps + way * (board.side() - 1) + board.distance(from, to) - 1;
    }

    private int hexSingle(MoveType type) {
        return type == MoveType.SWAP_SIDES ? NONE : lines;
    }

    private int square(GameState state, long move) {
        return switch (Move.type(move)) {
            case PROCESS_LINE -> lines + board.grid(Move.start(move)) * LINE_SLOTS;
            case ELIMINATE_FOR_LINE, ELIMINATE_FOR_TERRITORY, ELIMINATE_FOR_RECOVERY ->
                eliminations + board.grid(Move.to(move));
            case SKIP_PLACEMENT -> singles;
            case SWAP_SIDES -> singles + 1;
            case SKIP_RECOVERY -> singles + 2;
            // Three further options follow, which the predecessor's exporter never uses.
            case LINE_ALL, LINE_WINDOW -> options;
            case CHOOSE_TERRITORY -> region(state, move);
            case NO_PLACEMENT -> passes;
            case NO_MOVEMENT -> passes + 1;
            case SKIP_CAPTURE -> passes + 2;
            case NO_LINE -> passes + 3;
            case NO_TERRITORY -> passes + 4;
            case SKIP_TERRITORY -> passes + 5;
            case FORCED_ELIMINATION -> passes + 6;
            default -> throw new IllegalArgumentException("Cannot index a move of type " + Move.type(move) + ".");
        };
    }

    private int region(GameState state, long move) {
        int count = referee.regionCells(state, move, region);
        int first = area;
        for (int i = 0; i < count; i++) {
            first = Math.min(first, board.grid(region[i]));
        }
        int sizeClass = Math.min(count - 1, SIZE_CLASSES - 1);
        // Its Python engine names the mover as the owner, whatever the walls.
        return regions + first * SIZE_CLASSES * OWNERS + sizeClass * OWNERS + state.seat() - 1;
    }
}
