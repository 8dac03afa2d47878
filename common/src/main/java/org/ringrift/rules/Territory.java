package org.ringrift.rules;

import java.util.Arrays;
import org.ringrift.board.Board;
import org.ringrift.board.BoardType;
import org.ringrift.board.Rows;

/**
 * Territory regions: which exist, which a seat may claim, and claiming one (rules 6). Owns scratch memory; not
 * thread-safe.
 */
final class Territory {
    private final Rows rows;
    private final int players;
    private final boolean spreads;
    private final boolean hex;
    private final Components components;
    private final int[] inside;
    private final int[] region;
    private final int[] border;

    /** By component: the seats with a stack in it, bit by seat, and the stacks of the seat to move. */
    private final int[] represented;

    private final int[] within;
    private int[] found;
    private int regions;

    Territory(Rules rules) {
        Board board = rules.board();
        rows = board.rows();
        players = rules.players();
        hex = board.type().hex();
        spreads = board.type() != BoardType.HEXAGONAL;
        components = new Components(board);
        inside = new int[rows.count()];
        region = new int[rows.count()];
        border = new int[rows.count()];
        represented = new int[components.mostRuns()];
        within = new int[components.mostRuns()];
        found = new int[8 * rows.count()];
    }

    /** Whether the seat to move can claim some region now. */
    boolean any(GameState s) {
        return find(s, null);
    }

    /** Adds one move for each region that the seat to move can claim, named by its smallest wall. */
    void addMoves(GameState s, MoveList into) {
        find(s, into);
    }

    private boolean find(GameState s, MoveList into) {
        int active = 0;
        int collapsed = 0;
        for (int q = 1; q <= players; q++) {
            active += s.ringsOnBoard(q) > 0 ? 1 : 0;
            collapsed += s.territory(q);
        }
        boolean canPay = s.recovered || s.stacks(s.seat) > 0;
        if (active == 0 || !canPay) {
            return false;
        }
        regions = 0;
        boolean any = false;
        for (int wall = 0; wall <= players; wall++) {
            boolean possible = wall == 0 ? active >= 2 && collapsed > 0 : s.markers(wall) > 0;
            if (possible) {
                any |= findBehind(s, wall, active, into);
                if (any && into == null) {
                    return true;
                }
            }
        }
        return any;
    }

    private boolean findBehind(GameState s, int wall, int active, MoveList into) {
        findInside(s, wall);
        if (components.plainlySingle(inside)) {
            return false;
        }
        components.find(inside);
        if (components.single()) {
            // The region would be all that there is, with every stack in it: none is left to pay with.
            return false;
        }
        survey(s);
        boolean any = false;
        for (int row = 0; row < rows.count(); row++) {
            for (int run = components.firstRun(row); run < components.firstRun(row + 1); run++) {
                if (components.component(run) != run) {
                    continue;
                }
                int seats = Integer.bitCount(represented[run]);
                boolean qualifies = wall == 0 ? seats == 1 : seats < active;
                if (qualifies && payable(s, run)) {
                    any = true;
                    if (into == null) {
                        return true;
                    }
                    if (isNew(run)) {
                        int bit = Integer.numberOfTrailingZeros(components.cells(run));
                        into.add(Move.region(rows.cell(row, bit), wall));
                    }
                }
            }
        }
        return any;
    }

    private void findInside(GameState s, int wall) {
        for (int row = 0; row < rows.count(); row++) {
            int outside = s.occupancy.collapsedCells(row) | (wall == 0 ? 0 : s.occupancy.markers(wall, row));
            inside[row] = rows.mask(row) & ~outside;
        }
    }

    /** Sums up for each component whose stacks are in it. */
    private void survey(GameState s) {
        for (int row = 0; row < rows.count(); row++) {
            for (int run = components.firstRun(row); run < components.firstRun(row + 1); run++) {
                int stacks = s.occupancy.stacks(row) & components.cells(run);
                int seats = stacks == 0 ? 0 : s.occupancy.seats(row, stacks);
                int own = stacks == 0 ? 0 : Integer.bitCount(s.occupancy.stacks(s.seat, row) & stacks);
                int component = components.component(run);
                if (component == run) {
                    represented[run] = seats;
                    within[run] = own;
                } else {
                    represented[component] |= seats;
                    within[component] += own;
                }
            }
        }
    }

    /** Whether a stack that can pay for the region stands outside of it (rules 6.4). */
    private boolean payable(GameState s, int component) {
        return s.recovered ? buriedOutside(s, component) : within[component] < s.stacks(s.seat);
    }

    private boolean buriedOutside(GameState s, int component) {
        components.collect(component, region, 0);
        for (int row = 0; row < rows.count(); row++) {
            for (int left = s.occupancy.stacks(row) & ~region[row]; left != 0; left &= left - 1) {
                if (s.buried(rows.cell(row, Integer.numberOfTrailingZeros(left)), s.seat)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Remembers a region; false if one with the same cells was remembered before. */
    private boolean isNew(int component) {
        int size = rows.count();
        int base = regions * size;
        if (base + size > found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
        }
        components.collect(component, found, base);
        for (int other = 0; other < base; other += size) {
            if (Arrays.equals(found, other, other + size, found, base, base + size)) {
                return false;
            }
        }
        regions++;
        return true;
    }

    /** Writes the cells of the region that a move names, ascending; returns their number. */
    int cells(GameState s, long move, int[] into) {
        findRegion(s, move);
        int count = 0;
        for (int row = 0; row < rows.count(); row++) {
            for (int left = region[row]; left != 0; left &= left - 1) {
                into[count++] = rows.cell(row, Integer.numberOfTrailingZeros(left));
            }
        }
        return count;
    }

    private void findRegion(GameState s, long move) {
        findInside(s, Move.wall(move));
        components.find(inside);
        int row = rows.row(Move.region(move));
        int bit = 1 << rows.bit(Move.region(move));
        int run = components.firstRun(row);
        while ((components.cells(run) & bit) == 0) {
            run++;
        }
        components.collect(components.component(run), region, 0);
    }

    /** Claims a region: everything in it is eliminated and it collapses together with its border. */
    void claim(GameState s, long move) {
        int q = s.seat;
        findRegion(s, move);
        findBorder(s);
        for (int row = 0; row < rows.count(); row++) {
            for (int left = region[row] | border[row]; left != 0; left &= left - 1) {
                int cell = rows.cell(row, Integer.numberOfTrailingZeros(left));
                int height = s.height(cell);
                if (height > 0) {
                    s.eliminateTop(cell, height, q);
                }
                s.collapse(cell, q);
            }
        }
    }

    /**
     * Markers beside the region and, on boards that spread, all markers joined to them (rules 6.6). hexagonal does not
     * spread; hex8 spreads to all eight offsets, two of which are no neighbours, as the reference engine does.
     */
    private void findBorder(GameState s) {
        for (int row = 0; row < rows.count(); row++) {
            int here = region[row];
            int below = row > 0 ? region[row - 1] : 0;
            int above = row + 1 < rows.count() ? region[row + 1] : 0;
            int beside = here << 1 | here >>> 1 | below | above;
            if (hex) {
                beside |= below >>> 1 | above << 1;
            }
            border[row] = beside & markersOutside(s, row);
        }
        boolean grows = spreads;
        while (grows) {
            grows = false;
            for (int row = 0; row < rows.count(); row++) {
                int near = border[row];
                near |= row > 0 ? border[row - 1] : 0;
                near |= row + 1 < rows.count() ? border[row + 1] : 0;
                near = (near | near << 1 | near >>> 1) & markersOutside(s, row);
                grows |= (near & ~border[row]) != 0;
                border[row] |= near;
            }
        }
    }

    private int markersOutside(GameState s, int row) {
        return s.occupancy.markers(row) & ~region[row];
    }
}
