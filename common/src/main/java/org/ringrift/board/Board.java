package org.ringrift.board;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.ringrift.UserError;

/**
 * The geometry of a board: cells by index, coordinates, neighbours, rays and symmetries, all precomputed. Immutable and
 * shared; one instance for each {@link BoardType}.
 *
 * <p>Cells are numbered with x as the outer and y as the inner ascending coordinate. Arrays that are returned are shared
 * and must not be changed.
 */
public final class Board {
    private static final int[][] SQUARE_STEPS = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    private static final int[][] HEX_STEPS = {{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}};
    private static final int[][] SQUARE_AXES = {{1, 0}, {1, 1}, {0, 1}, {1, -1}};
    private static final int[][] HEX_AXES = {{1, 0}, {1, -1}, {0, -1}};
    private static final Map<BoardType, Board> BOARDS = new EnumMap<>(BoardType.class);

    static {
        for (BoardType type : BoardType.values()) {
            BOARDS.put(type, new Board(type));
        }
    }

    private final BoardType type;
    private final int origin;
    private final int cells;
    private final int[] xs;
    private final int[] ys;
    private final int[] cellAt;
    private final int[][] steps;
    private final int[] axisDirections;
    private final int[][] rays;
    private final String[] texts;
    private final Symmetries symmetries;
    private final Rows rows;
    private final Tracks tracks;

    private Board(BoardType type) {
        this.type = type;
        this.origin = -type.radius();
        int side = type.side();
        this.cellAt = new int[side * side];
        int[] foundX = new int[side * side];
        int[] foundY = new int[side * side];
        int count = 0;
        for (int x = origin; x < origin + side; x++) {
            for (int y = origin; y < origin + side; y++) {
                boolean inside = !type.hex() || Math.abs(x + y) <= type.radius();
                cellAt[(x - origin) * side + y - origin] = inside ? count : -1;
                if (inside) {
                    foundX[count] = x;
                    foundY[count++] = y;
                }
            }
        }
        this.cells = count;
        this.xs = Arrays.copyOf(foundX, count);
        this.ys = Arrays.copyOf(foundY, count);
        this.steps = type.hex() ? HEX_STEPS : SQUARE_STEPS;
        this.axisDirections = axisDirections(type.hex() ? HEX_AXES : SQUARE_AXES);
        this.texts = new String[count];
        this.rays = new int[count * steps.length][];
        for (int cell = 0; cell < count; cell++) {
            texts[cell] = xs[cell] + "," + ys[cell];
            for (int direction = 0; direction < steps.length; direction++) {
                rays[cell * steps.length + direction] = walk(cell, steps[direction]);
            }
        }
        this.symmetries = new Symmetries(this);
        this.rows = new Rows(this);
        this.tracks = new Tracks(this);
    }

    /** The board of a type. */
    public static Board of(BoardType type) {
        return BOARDS.get(type);
    }

    private int[] axisDirections(int[][] axes) {
        int[] directions = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            directions[axis] = directionOf(axes[axis][0], axes[axis][1]);
        }
        return directions;
    }

    private int[] walk(int cell, int[] step) {
        int[] found = new int[type.side()];
        int count = 0;
        int next = cell(xs[cell] + step[0], ys[cell] + step[1]);
        while (next >= 0) {
            found[count++] = next;
            next = cell(xs[next] + step[0], ys[next] + step[1]);
        }
        return Arrays.copyOf(found, count);
    }

    /** Which of the four boards this is. */
    public BoardType type() {
        return type;
    }

    /** Number of cells: 64, 361, 61, 469. */
    public int cells() {
        return cells;
    }

    /** Edge of the square box that holds the coordinates: 8, 19, 9, 25. */
    public int side() {
        return type.side();
    }

    /** First coordinate of a cell. */
    public int x(int cell) {
        return xs[cell];
    }

    /** Second coordinate of a cell. */
    public int y(int cell) {
        return ys[cell];
    }

    /** The cell at a coordinate, or -1 off the board. */
    public int cell(int x, int y) {
        int side = type.side();
        int column = x - origin;
        int row = y - origin;
        if (column < 0 || row < 0 || column >= side || row >= side) {
            return -1;
        }
        return cellAt[column * side + row];
    }

    /** The cell as {@code "x,y"}. */
    public String text(int cell) {
        return texts[cell];
    }

    /**
     * Reads a cell.
     *
     * @param text {@code "x,y"} in decimal
     * @return the cell
     * @throws UserError if the text is no cell of this board
     */
    public int parse(String text) {
        int comma = text.indexOf(',');
        if (comma > 0) {
            try {
                int cell =
                        cell(Integer.parseInt(text.substring(0, comma)), Integer.parseInt(text.substring(comma + 1)));
                if (cell >= 0 && texts[cell].equals(text)) {
                    return cell;
                }
            } catch (NumberFormatException e) {
                throw noSuchCell(text, e);
            }
        }
        throw noSuchCell(text, null);
    }

    private UserError noSuchCell(String text, Throwable cause) {
        return new UserError("Cannot read cell '" + text + "': it is not a cell x,y of " + type.key() + ".", cause);
    }

    /** Position of a cell in the side x side box, row by row: (y - min) * side + (x - min). */
    public int grid(int cell) {
        return (ys[cell] - origin) * type.side() + xs[cell] - origin;
    }

    /** Number of step directions: 8 on squares, 6 on hexagons; direction d and d + half are opposite. */
    public int directions() {
        return steps.length;
    }

    /** Change of x along a direction. */
    public int dx(int direction) {
        return steps[direction][0];
    }

    /** Change of y along a direction. */
    public int dy(int direction) {
        return steps[direction][1];
    }

    /** The direction that leads back. */
    public int opposite(int direction) {
        return (direction + steps.length / 2) % steps.length;
    }

    /** The direction with this step. */
    int directionOf(int dx, int dy) {
        for (int direction = 0; direction < steps.length; direction++) {
            if (steps[direction][0] == dx && steps[direction][1] == dy) {
                return direction;
            }
        }
        throw new IllegalArgumentException("No direction has the step " + dx + "," + dy);
    }

    /** The direction in which {@code to} is seen from {@code from}, or -1 if they are not on one line. */
    public int directionBetween(int from, int to) {
        int dx = xs[to] - xs[from];
        int dy = ys[to] - ys[from];
        boolean straight = dx == 0 || dy == 0 || (type.hex() ? dx == -dy : Math.abs(dx) == Math.abs(dy));
        return straight && from != to ? directionOf(Integer.signum(dx), Integer.signum(dy)) : -1;
    }

    /** Number of steps between two cells of one line. */
    public int distance(int from, int to) {
        return Math.max(Math.abs(xs[to] - xs[from]), Math.abs(ys[to] - ys[from]));
    }

    /** The next cell in a direction, or -1 at the edge. */
    public int step(int cell, int direction) {
        int[] ray = rays[cell * steps.length + direction];
        return ray.length == 0 ? -1 : ray[0];
    }

    /** All cells in a direction, nearest first, without the start. */
    public int[] ray(int cell, int direction) {
        return rays[cell * steps.length + direction];
    }

    /** Number of line axes: 4 on squares, 3 on hexagons. */
    public int axes() {
        return axisDirections.length;
    }

    /** The forward direction of an axis. */
    public int axisDirection(int axis) {
        return axisDirections[axis];
    }

    /** The board as rows of bits. */
    public Rows rows() {
        return rows;
    }

    /** The tracks along which stacks travel. */
    public Tracks tracks() {
        return tracks;
    }

    /** Number of symmetries: 8 of a square, 12 of a hexagon; number 0 is the identity. */
    public int symmetries() {
        return symmetries.count();
    }

    /** The image of each cell under a symmetry. */
    public int[] symmetry(int symmetry) {
        return symmetries.cells(symmetry);
    }

    /** The image of a direction under a symmetry. */
    public int direction(int symmetry, int direction) {
        return symmetries.direction(symmetry, direction);
    }

    /** The symmetry that undoes a symmetry. */
    public int inverse(int symmetry) {
        return symmetries.inverse(symmetry);
    }
}
