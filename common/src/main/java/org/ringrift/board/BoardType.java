package org.ringrift.board;

import org.ringrift.Keyed;
import org.ringrift.UserError;

/** The four boards. {@code side} is the edge of the smallest square box that holds the board's coordinates. */
public enum BoardType implements Keyed {
    SQUARE8("square8", false, 8),
    SQUARE19("square19", false, 19),
    HEX8("hex8", true, 9),
    HEXAGONAL("hexagonal", true, 25);

    private final String key;
    private final boolean hex;
    private final int side;

    BoardType(String key, boolean hex, int side) {
        this.key = key;
        this.hex = hex;
        this.side = side;
    }

    /** The name used in configurations and records, such as {@code hex8}. */
    @Override
    public String key() {
        return key;
    }

    /** Whether the cells are hexagons in cube coordinates, of which x and y are kept. */
    public boolean hex() {
        return hex;
    }

    /** Edge of the square box of coordinates: 8, 19, 9, 25. */
    public int side() {
        return side;
    }

    /** Whether it has hundreds of cells and games are long: square19 and hexagonal. */
    public boolean large() {
        return this == SQUARE19 || this == HEXAGONAL;
    }

    /** For hexagons the greatest absolute coordinate (4 or 12); for squares 0, since coordinates start there. */
    public int radius() {
        return hex ? side / 2 : 0;
    }

    /**
     * Finds a board by its name.
     *
     * @param key for example {@code square19}
     * @return the board
     * @throws UserError if there is no such board
     */
    public static BoardType parse(String key) {
        return Keyed.find(BoardType.class, "board", key);
    }
}
