package org.ringrift.rules;

import java.util.Arrays;
import org.ringrift.board.Board;

/**
 * Territory regions: which exist, which a seat may claim, and claiming one (rules 6). Owns scratch memory; not
 * thread-safe.
 */
final class Territory {
    private final Board board;
    private final int players;
    private final int[] seen;
    private int stamp;
    private final int[] region;
    private int regionSize;
    private final int[] border;
    private final int words;
    private long[] sets = new long[64];
    private int regions;

    Territory(Rules rules) {
        board = rules.board();
        players = rules.players();
        seen = new int[board.cells()];
        region = new int[board.cells()];
        border = new int[board.cells()];
        words = (board.cells() + Long.SIZE - 1) / Long.SIZE;
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
        for (int q = 1; q <= players; q++) {
            active += s.ringsOnBoard(q) > 0 ? 1 : 0;
        }
        if (active == 0) {
            return false;
        }
        regions = 0;
        boolean found = false;
        for (int wall = 0; wall <= players; wall++) {
            boolean possible = wall == 0 ? active >= 2 : s.markers(wall) > 0;
            if (possible) {
                found |= findBehind(s, wall, active, into);
                if (found && into == null) {
                    return true;
                }
            }
        }
        return found;
    }

    private boolean findBehind(GameState s, int wall, int active, MoveList into) {
        boolean found = false;
        stamp++;
        for (int cell = 0; cell < board.cells(); cell++) {
            if (seen[cell] == stamp || !inside(s, cell, wall)) {
                continue;
            }
            fill(s, cell, wall);
            int represented = represented(s);
            boolean qualifies = wall == 0 ? represented == 1 : represented < active;
            if (qualifies && payable(s)) {
                found = true;
                if (into == null) {
                    return true;
                }
                if (isNew()) {
                    into.add(Move.region(cell, wall));
                }
            }
        }
        return found;
    }

    private static boolean inside(GameState s, int cell, int wall) {
        return s.collapsed(cell) == 0 && (wall == 0 || s.marker(cell) != wall);
    }

    /** Collects the component of a cell; it is not seen yet under the current stamp. */
    private void fill(GameState s, int cell, int wall) {
        region[0] = cell;
        seen[cell] = stamp;
        regionSize = 1;
        for (int i = 0; i < regionSize; i++) {
            for (int next : board.territoryNeighbours(region[i])) {
                if (seen[next] != stamp && inside(s, next, wall)) {
                    seen[next] = stamp;
                    region[regionSize++] = next;
                }
            }
        }
    }

    private int represented(GameState s) {
        int mask = 0;
        for (int i = 0; i < regionSize; i++) {
            mask |= 1 << s.stackOwner(region[i]);
        }
        return Integer.bitCount(mask & ~1);
    }

    /** Whether a stack that can pay for the region stands outside of it (rules 6.4). */
    private boolean payable(GameState s) {
        int q = s.seat;
        if (s.recovered) {
            return paymentsByRecovery(s, q);
        }
        int within = 0;
        for (int i = 0; i < regionSize; i++) {
            within += s.stackOwner(region[i]) == q ? 1 : 0;
        }
        return within < s.stacks(q);
    }

    private boolean paymentsByRecovery(GameState s, int q) {
        int balance = 0;
        for (int cell = 0; cell < board.cells(); cell++) {
            balance += s.buried(cell, q) ? 1 : 0;
        }
        for (int i = 0; i < regionSize; i++) {
            balance -= s.buried(region[i], q) ? 1 : 0;
        }
        return balance > 0;
    }

    /** Remembers the current region; false if one with the same cells was remembered before. */
    private boolean isNew() {
        int base = regions * words;
        if (base + words > sets.length) {
            sets = Arrays.copyOf(sets, 2 * sets.length);
        }
        Arrays.fill(sets, base, base + words, 0L);
        for (int i = 0; i < regionSize; i++) {
            sets[base + (region[i] >> 6)] |= 1L << region[i];
        }
        for (int other = 0; other < base; other += words) {
            if (Arrays.equals(sets, other, other + words, sets, base, base + words)) {
                return false;
            }
        }
        regions++;
        return true;
    }

    /**
     * The cells of the region that a move names.
     *
     * @return their number; the cells stand in {@link #cells()} in no particular order
     */
    int collect(GameState s, long move) {
        stamp++;
        fill(s, Move.region(move), Move.wall(move));
        return regionSize;
    }

    /** The cells that {@link #collect} found; valid until the next call. */
    int[] cells() {
        return region;
    }

    /** Claims a region: everything in it is eliminated and it collapses together with its border. */
    void claim(GameState s, long move) {
        int q = s.seat;
        collect(s, move);
        int borderSize = collectBorder(s);
        for (int i = 0; i < regionSize; i++) {
            int height = s.height(region[i]);
            if (height > 0) {
                s.eliminateTop(region[i], height, q);
            }
            s.collapse(region[i], q);
        }
        for (int i = 0; i < borderSize; i++) {
            s.collapse(border[i], q);
        }
    }

    /** Markers beside the region and, on boards that spread, all markers joined to them (rules 6.6). */
    private int collectBorder(GameState s) {
        int size = 0;
        for (int i = 0; i < regionSize; i++) {
            for (int next : board.territoryNeighbours(region[i])) {
                size = addBorder(s, next, size);
            }
        }
        for (int i = 0; i < size; i++) {
            for (int next : board.borderSpread(border[i])) {
                size = addBorder(s, next, size);
            }
        }
        return size;
    }

    private int addBorder(GameState s, int cell, int size) {
        if (seen[cell] == stamp || s.marker(cell) == 0) {
            return size;
        }
        seen[cell] = stamp;
        border[size] = cell;
        return size + 1;
    }
}
