package org.ringrift.encode;

import java.util.List;
import org.ringrift.board.Board;
import org.ringrift.rules.MoveType;

/**
 * Where each group of policy indices lies on one board: planes of S x S positions, then nine scalars for the moves that
 * belong to no cell. Immutable.
 */
final class PolicyLayout {
    /** The moves that belong to no cell, in the order of their indices. */
    static final List<MoveType> SCALARS = List.of(
            MoveType.SKIP_PLACEMENT,
            MoveType.NO_PLACEMENT,
            MoveType.SWAP_SIDES,
            MoveType.SKIP_CAPTURE,
            MoveType.NO_MOVEMENT,
            MoveType.SKIP_RECOVERY,
            MoveType.NO_LINE,
            MoveType.SKIP_TERRITORY,
            MoveType.NO_TERRITORY);

    private final Board board;
    private final int area;
    private final int[] firstPlane = new int[PolicyGroup.values().length + 1];

    PolicyLayout(Board board) {
        this.board = board;
        this.area = board.side() * board.side();
        for (PolicyGroup group : PolicyGroup.values()) {
            firstPlane[group.ordinal() + 1] = firstPlane[group.ordinal()] + group.planes(board);
        }
    }

    /** Number of planes. */
    int planes() {
        return firstPlane[firstPlane.length - 1];
    }

    /** Number of indices. */
    int size() {
        return planes() * area + SCALARS.size();
    }

    /** Index of position 0 of a group's first plane. */
    int base(PolicyGroup group) {
        return firstPlane[group.ordinal()] * area;
    }

    /** Index of a move that belongs to no cell, or -1 for any other type. */
    int scalar(MoveType type) {
        int place = SCALARS.indexOf(type);
        return place < 0 ? -1 : planes() * area + place;
    }

    /** An index in words. */
    String describe(int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("Cannot describe policy index " + index + ": the range on "
                    + board.type().key() + " is 0 to " + (size() - 1) + ".");
        }
        if (index >= planes() * area) {
            return SCALARS.get(index - planes() * area).engineName();
        }
        int plane = index / area;
        PolicyGroup group = PolicyGroup.TERRITORY;
        while (plane < firstPlane[group.ordinal()]) {
            group = PolicyGroup.values()[group.ordinal() - 1];
        }
        String detail = detail(group, plane - firstPlane[group.ordinal()]);
        return group.text() + (detail.isEmpty() ? "" : " " + detail) + " at " + cell(index % area);
    }

    private String detail(PolicyGroup group, int plane) {
        int distances = board.side() - 1;
        return switch (group) {
            case PLACE -> Integer.toString(plane + 1);
            case MOVE, CAPTURE -> direction(plane / distances) + " by " + (plane % distances + 1);
            case SLIDE -> direction(plane);
            case SLIDE_WINDOW ->
                direction(plane / PolicyGroup.WINDOW) + " to place " + plane % PolicyGroup.WINDOW + " of the window";
            case WHOLE_LINE, LINE_WINDOW -> "along " + direction(board.axisDirection(plane));
            case TERRITORY -> "behind " + (plane == 0 ? "collapsed cells" : "markers of " + plane);
            default -> "";
        };
    }

    private String direction(int d) {
        return "(" + board.dx(d) + "," + board.dy(d) + ")";
    }

    private String cell(int position) {
        for (int cell = 0; cell < board.cells(); cell++) {
            if (board.grid(cell) == position) {
                return board.text(cell);
            }
        }
        return "no cell";
    }
}
